import type { Registry } from '../companies/registry.ts';
import { isCompanyName, resolveCompany } from '../companies/resolve-company.ts';
import type { CompanyDirectory, CompanyLookup } from './context.ts';

/** Looks companies up by what a person types: names and aliases in any case, tickers, parts of names, typing errors. */
export function createCompanyDirectory(registry: () => Registry): CompanyDirectory {
  return {
    lookUp: (words) => lookUp(words, registry()),
    companyById: (id) => registry().byId.get(id) ?? null,
    isName: (words) => isCompanyName(words, registry()),
  };
}

function lookUp(words: string, registry: Registry): CompanyLookup {
  const resolution = resolveCompany(words, registry);
  switch (resolution.is) {
    case 'found':
      return { type: 'one', company: resolution.company };
    case 'ambiguous':
      return { type: 'several', companies: resolution.companies };
    case 'unknown':
      return resolution.suggestions.length === 0
        ? { type: 'none' }
        : { type: 'similar', companies: resolution.suggestions };
  }
}
