import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(import.meta.dirname, '../..');

/**
 * Translates a file of this project, and those that it imports, to JavaScript in `folder`, so that a process of its own
 * starts in a fraction of a second; answers the file to run.
 */
export async function compiled(entry: string, folder: string): Promise<string> {
  const done = new Set<string>();
  const translate = async (file: string): Promise<void> => {
    if (done.has(file)) return;
    done.add(file);
    const text = await readFile(join(ROOT, file), 'utf8');
    const { outputText } = ts.transpileModule(text, {
      compilerOptions: {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.ESNext,
        verbatimModuleSyntax: true,
        rewriteRelativeImportExtensions: true,
      },
    });
    const target = translated(file);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, outputText);
    const { importedFiles } = ts.preProcessFile(outputText);
    for (const { fileName } of importedFiles.filter((it) => it.fileName.startsWith('.'))) {
      const source = fileName.replace(/\.js$/, '.ts');
      await translate(relative(ROOT, join(ROOT, dirname(file), source)));
    }
  };
  const translated = (file: string) => join(folder, file.replace(/\.ts$/, '.js'));
  await translate(entry);
  await writeFile(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return translated(entry);
}
