/**
 * EDGAR's list of the newest 8-K filings of all companies, newest first, as Atom.
 * https://www.sec.gov/about/developer-resources
 */
export const CURRENT_FILINGS_URL =
  'https://www.sec.gov/cgi-bin/browse-edgar?action=getcurrent&type=8-K&owner=include&count=100&output=atom';
