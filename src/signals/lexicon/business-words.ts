/**
 * Words for firms, their parts and the markets they move in. `~` after a verb and `+` after a noun stand for all
 * their forms.
 */
export const BUSINESS_WORDS = {
  /** What an organisation is made of. */
  part: `division+ unit+ department+ team+ function+ region+ business businesses arm+ branch+ directorate+ desk+ subsidiary subsidiaries
    practice+ layer+ tier+ office+ hub+ studio+ lab+ laboratory laboratories newsroom+ entity entities silo+ fiefdom+ zone+ segment+ sector+ cluster+
    pillar+ operation+ faculty faculties school+ bureau bureaux title+ edition+ magazine+ headquarters hq structure+ matrix management hierarchy
    organisation+ organization+ workshop+ crew+ squad+ brigade+ service+ back-office ranks support procurement payroll accounting finance hr it logistics
    underwriting claims research engineering production assembly development testing manufacturing maintenance invoicing helpdesk care`,
  /** What a business is called for what it does. */
  firm: `firm+ company companies maker+ group+ chain+ startup+ start-up+ bank+ lender+ insurer+ retailer+ operator+ airline+ carrier+ brewer+ brewery
    breweries carmaker+ automaker+ drugmaker+ chipmaker+ publisher+ developer+ studio+ platform+ business businesses subsidiary subsidiaries unit+ division+
    arm+ brand+ label+ rival+ competitor+ manufacturer+ grocer+ builder+ distributor+ utility utilities miner+ producer+ brokerage+ fintech+ biotech+ outfit+
    laboratory lab+ consultancy consultancies agency agencies wholesaler+ merchant+ supermarket+ refiner+ shipbuilder+ steelmaker+ dairy bakery
    hospice+ clinic+ hotel+ newspaper+ magazine+ broadcaster+ network+ telco+ foundry shipyard+ insurtech+ unicorn+ conglomerate+ cooperative+ designer
    exchange+ society societies neobank+ marketplace+ website+ app venture+ supplier+ specialist+ vendor+ provider+ portfolio`,
  /** Exchanges on which shares are traded. */
  venue: `nasdaq nyse asx jse lse sgx bse nse tsx euronext bourse+ exchange hkex tadawul adx bursa`,
  /** Those who put money into firms. */
  backer: `investor+ backer+ fund+ lender+ shareholder+ syndicate consortium institution+ insider+ angel+ saver+ financier+ bank+ venture vc vcs
    family-office owner+ holder+ underwriter+ sponsor+ foundation billionaire+`,
  /** Whatever belongs to taking people on, as something that can be stopped. */
  hiringThing: `hiring hirings recruitment recruiting recruits hire hires intake+ headcount requisition+ vacancy vacancies appointment+ opening+ backfill+ backfills
    backfilling onboarding freshers interviews graduates traineeship+ internship+ apprenticeship+ postings replacements searches`,
  /** How it stands when it is stopped. */
  held: `paused suspended frozen halted stopped mothballed shelved standstill cancelled canceled postponed ice hold abeyance unapproved deferred
    off banned barred limited capped curbed curtailed restricted`,
  /** Places to which work is sent because it is done there for less. */
  abroad: `overseas abroad offshore india china mexico poland philippines vietnam romania hungary czechia slovakia bulgaria serbia portugal malaysia
    morocco egypt tunisia turkey ukraine thailand indonesia bangladesh kenya rwanda colombia argentina bengaluru bangalore hyderabad pune gurugram gurgaon
    noida chennai mumbai kolkata manila cebu kraków krakow warsaw wrocław wroclaw gdańsk gdansk łódź lodz katowice bucharest budapest sofia belgrade lisbon porto
    prague brno bratislava vilnius riga tallinn cairo casablanca tunis colombo penang nairobi monterrey guadalajara queretaro juárez dalian shenzhen`,
  /** Countries that a business can leave. */
  land: `britain uk germany france spain italy poland russia china india japan australia canada america us u.s. usa europe brazil mexico turkey sweden norway
    denmark finland ireland netherlands belgium austria switzerland portugal greece hungary romania ukraine israel egypt nigeria kenya ghana africa argentina
    chile colombia peru indonesia malaysia singapore thailand vietnam philippines korea taiwan pakistan bangladesh eu california quebec scotland wales`,
} as const;
