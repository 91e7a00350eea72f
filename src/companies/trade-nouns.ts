/**
 * Nouns for what a company does. Standing before a capitalised name ("chipmaker Xyz", "the startup Foo") or heading
 * the phrase after it ("Northmill, a Stockholm-based lender,") they say that the name is a company's.
 */
const TRADES =
  'bank lender insurer reinsurer broker brokerage fintech neobank retailer grocer supermarket e-tailer wholesaler carmaker automaker truckmaker chipmaker planemaker steelmaker drugmaker toymaker shipbuilder housebuilder homebuilder brewer distiller bakery miner utility refiner airline carrier railway shipper courier startup start-up scaleup scale-up unicorn publisher newspaper broadcaster magazine tabloid outlet agency studio consultancy consultant auditor law-firm charity non-profit nonprofit hospital university college manufacturer maker supplier producer operator provider developer contractor distributor vendor app platform marketplace site website service company firm group giant conglomerate corporation subsidiary unit business chain store brand label group association foundation institute cooperative venture outsourcer recruiter search-engine chatbot-maker unicorn watchdog regulator council ministry authority union biotech pharma telco telecom telecoms network hedge-fund fund investor accelerator lab laboratory hotelier caterer restaurant carrier shipyard smelter foundry mill brewery dealership landlord builder co-op edtech proptech healthtech insurtech adtech rival competitor peer parent owner exchange'.split(
    ' ',
  );

/** Trade nouns that also stand before people, products or places, so that they introduce nothing by themselves. */
const LOOSE =
  'company exchange firm group giant unit business service site store brand label association foundation institute venture network fund investor rival competitor peer parent owner union council ministry authority consultant auditor producer developer publisher operator provider broker contractor outlet agency app platform website magazine newspaper supplier vendor utility college university hospital regulator watchdog carrier landlord builder recruiter subsidiary corporation chain'.split(
    ' ',
  );

const trades = new Set(TRADES);
const loose = new Set(LOOSE);

/** Whether the lower-case word names a trade: `lender`, `chipmaker`, `startup`. */
export function isTradeNoun(word: string): boolean {
  return (
    trades.has(word) ||
    ((word.endsWith('maker') || word.endsWith('builder')) &&
      /^[a-z]{3,}(maker|builder)$/.test(word))
  );
}

/** Whether the trade noun can introduce an unknown name without further evidence. */
export function isFirmTradeNoun(word: string): boolean {
  return isTradeNoun(word) && !loose.has(word);
}
