/** A number with thousands separators and at most one decimal. `toLocaleString` would take most of extraction's time. */
export function showNumber(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  if (Number.isInteger(rounded) && rounded >= 0 && rounded < 1000) return String(rounded);
  const [whole = '', decimals] = String(rounded).split('.');
  const grouped = whole.replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
