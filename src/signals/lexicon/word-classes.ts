import { BUSINESS_WORDS } from './business-words.ts';
import { STAFF_WORDS } from './staff-words.ts';

/**
 * Classes of words that the patterns speak of. `~` after a verb and `+` after a noun stand for all their forms.
 * Adding a word here teaches every pattern that uses the class.
 */
export const WORD_CLASSES = {
  ...STAFF_WORDS,
  ...BUSINESS_WORDS,
  /** Artificial intelligence and automation under their names; see `compounds.ts` for those of several words. */
  ai: `ai a.i genai gen-ai agentic automation automate~ automated chatbot+ bot+ voicebot+ chatgpt copilot llm+ gpt gpts
    robot+ algorithm+ bots machine machines generative genai copilots scribe+ avatar+ self-service self-scan self-checkout ai-enabled ai-forward machine-learning ai-powered ai-driven ai-based ai-led ai-enabled ai-generated ai-assisted ai-related
    ai-first ai-native robotic+ cobot+ superintelligence gemini claude agentforce openai-powered deepmind robotaxi+ humanoid+`,
  /** Words that stand for AI where a text speaks of it: the machine, the program, the tool. */
  tool: `ai a.i genai automation automated chatbot+ bot+ voicebot+ chatgpt copilot llm+ gpt algorithm+ robot+ machine+ software computer+ program+
    programme model+ tool+ system+ assistant+ technology technologies kiosk+ camera+ sensor+ scanner+ engine avatar+ app apps platform till tills
    checkouts trolley+ scribe helper experiment gemini claude machine-learning ai-powered ai-driven cobot+ humanoid+`,
  /** What makes "AI ..." somebody or something else than a tool at work: "AI startup", "AI money". */
  aiOwner: `startup+ start-up+ company companies firm+ lab+ boom hype race talent leader+ money division+ unit+ arm group business businesses chief+ boss
    head engineer+ researcher+ scientist+ team+ seller+ giant+ heavyweight+ maker+ developer+ vendor+ stock+ bubble era age strategy priorities
    minister+ summit act law+ job+ role+ skill+ spending bill budget+ investment+ market+ sector industry investor+ rivals upstart+ partner+ patent+`,
  /** Verbs that, of staff or posts, mean fewer of them by decision. */
  cut: `cut~ axe~ ax slash~ eliminate~ shed~ cull~ scrap~ trim~ reduce~ downsize~ dismiss~ fire~ sack~ terminate~
    retrench~ drop~ lose~ prune~ pare~ jettison~ offload~ dump~ oust~ purge~ shave~ abolish~ discard~ ditch~
    remove~ release~ disestablish~ furlough~ canned boot~ eject~ jettisoned rationalise~ rationalize~ excise~ chop~
    thin~ winnow~ gut~ decimate~ deplete~ offboard~ displace~ nix~ erase~ halve~ quartered quartering whittle~ lower~ curtail~ curb~
    delete~ sever~ separate~ layoff laying-off lopping lop~ liquidate~ unload~ wipe~ excess~ ousted streamline~
    hack~ scrub~ slim~ expunge~ doom~ unwind~ zap~ strip~ sacrifice~ extinguish~ weed~ lighten~ axing dispense~`,
  /** Verbs of dismissal that need no noun of staff after a number. */
  dismiss: `sack~ fire~ dismiss~ shed~ axe~ retrench~ furlough~ cull~ let~ jettison~ offboard~ slash~ cut~ trim~ drop~ eliminate~ ax lose~`,
  cutNoun: `layoff+ lay-off+ redundancy+ retrenchment+ firing+ sacking+ dismissal+ downsizing+ job-cut+ jobcut+ termination+
    rightsizing right-sizing reduction-in-force rif rifs buyout+ buy-out+ jobcuts furlough+ separations`,
  cutWord: `cut+ cutback+ cutting+ reduction+ loss+ elimination+ cull+ culling axe axing shedding bloodbath purge+ trimming
    pruning downsizing slashing retrenchment decline+ drop+ decrease+ shrinkage contraction exit+ departure+ rif separation+ losses`,
  plan: `plan~ intend~ propose~ aim~ expect~ want~ seek~ prepare~ will would to may could might set due going poised
    look~ consider~ weigh~ mull~ decide~ hope~ begin~ start~ announce~ confirm~ agree~ vow~ pledge~ move~ threaten~ eye~ signal~ warn~`,
  be: `be~ is are was were been being 's get~ 're`,
  have: `have~ 've`,
  will: `will would to shall may might could can should 'll`,
  not: `not no never neither nor without none nobody n't don't doesn't didn't won't isn't aren't wasn't weren't wouldn't can't cannot couldn't
    hasn't haven't hadn't hardly`,
  hireVerb: `hire~ recruit~ rehire~ re-hire~ onboard~ enlist~ poach~ re-recruit~ reemploy~ re-employ~ re-engage~ reinstate~`,
  hireNoun: `hiring+ recruitment recruiting hire+ recruit+ intake recruitments headcount staffing rehiring re-hiring onboarding`,
  stopVerb: `freeze~ pause~ halt~ stop~ suspend~ slow~ cap~ curb~ curtail~ limit~ restrict~ tighten~ delay~ cease~ end~ shelve~
    scale~ cut~ reduce~ pull~ postpone~ defer~ ban~ block~ moderate~ throttle~ stall~ hold~ dial~ rein~ trim~ decelerate~ brake~ impose~`,
  stopNoun: `freeze+ pause+ halt+ moratorium+ slowdown+ stop+ ban+ embargo+ suspension cap+ standstill curb+ go-slow`,
  add: `add~ create~ generate~ bring~ open~ offer~ provide~ support~ fill~ produce~ advertise~ list~`,
  closeVerb: `close~ shut~ shutter~ mothball~ discontinue~ dissolve~ liquidate~ demolish~ sunset~ disband~ scrap~ axe~ ax idle~ fold~ cease~ retire~`,
  closeNoun: `closure+ shutdown+ shut-down+ closing+ shuttering liquidation wind-down winding-up demise mothballing cessation`,
  site: `plant+ factory+ office+ store+ shop+ branch+ site+ mine+ mill+ unit+ newsroom+ bureau bureaus bureaux outlet+ restaurant+
    warehouse+ depot+ facility+ centre+ center+ hub+ campus+ studio+ lab+ hospital+ school+ works refinery+ smelter+ brewery+ bakery+
    yard+ shipyard+ terminal+ location+ supermarket+ hotel+ pub+ cinema+ clinic+ pharmacy+ ward+ foundry+ furnace+ building+ station+
    distillery+ salon+ gym+ theatre+ theater+ library+ garage+ dealership+ showroom+ kitchen+ cafe+ café+ line+ division+ arm+ business+
    operation+ edition+ magazine+ newspaper+ title+ department+ subsidiary+ team+ service+ app+ product+ project+ program+ programme+ platform+ brand+ chain+ assembly boutique+ premises base+ course+ airline+ hangar+ abattoir+ slaughterhouse+ fab+ verticals company firm startup`,
  strongSite: `plant+ factory+ office+ store+ shop+ branch+ site+ mine+ mill+ newsroom+ bureau bureaus bureaux outlet+ restaurant+
    warehouse+ depot+ facility+ refinery+ smelter+ brewery+ shipyard+ supermarket+ hotel+ cinema+ pharmacy+ foundry+ furnace+ steelworks
    division+ arm+ edition+ subsidiary+ chain+ building+ studio+ dealership+ showroom+ salon+ distillery+ boutique+ centre+ center+ hub+ location+ unit+ bakery+ pub+ cafe+ café+ terminal+ clinic+ hospital+ gym+ library+ campus+ fab+ startup team+ department+ course+`,
  reorgVerb: `restructure~ reorganise~ reorganize~ delayer~ overhaul~ revamp~ reshape~ realign~ outsource~ offshore~ relocate~ flatten~
    consolidate~ streamline~ simplify~ reshuffle~ recast~ centralise~ centralize~ decentralise~ reconfigure~ restack~ re-organise~ reengineer~ regroup~ nearshore~ right-size~`,
  reorgNoun: `restructuring+ reorganisation+ reorganization+ reorg+ re-org+ overhaul+ shake-up+ shakeup+ realignment+ delayering outsourcing offshoring reshuffle+
    restructure+ revamp+ transformation+ consolidation+ reshoring relocation+ streamlining`,
  strikeNoun: `strike+ walkout+ walk-out+ stoppage+ picket+ sit-in+ lockout+ protest+ rally rallies demonstration+ boycott+ ballot+ dispute+ picketing slowdown+ petition+ sickout+`,
  strikeVerb: `strike~ picket~ protest~ down~ walk~ unionise~ unionize~ rally~ demonstrate~ march~`,
  union: `union+ unite unison gmb rmt teamsters uaw cwa nalgo verdi solidarity tuc afl-cio newsguild guild labor-union federation usdaw pcs ucu aslef sag-aftra seiu ig`,
  useVerb: `use~ deploy~ adopt~ implement~ embrace~ introduce~ integrate~ embed~ launch~ unveil~ roll~ install~ pilot~ trial~ test~
    employ~ apply~ leverage~ utilise~ utilize~ harness~ bring~ put~ start~ lean~ rely~ turn~ switch~ hand~ build~ develop~ incorporate~ debut~
    tap~ add~ equip~ provide~ give~ offer~ experiment~ shift~ move~ bet~ expand~ accelerate~ infuse~ weave~ mandate~ make~ run~ enlist~ unleash~ plug~ activate~ automate~ digitise~`,
  replaceVerb: `replace~ supplant~ displace~ supersede~ substitute~ swap~ oust~ automate~ eliminate~ obviate~`,
  workNoun: `work task+ job+ role+ duty duties call+ query queries inquiry inquiries enquiry enquiries function+ workload+ chat+ conversation+ request+ question+ ticket+ interaction+ shift+ chore+ process processes case+ contact+ claim+ assignment+ order+`,
  doVerb: `handle~ perform~ do~ answer~ resolve~ take~ deal~ process~ manage~ complete~ cover~ carry~ match~ field~ write~ produce~ execute~ absorb~ tackle~ solve~`,
  saveVerb: `save~ slash~ reduce~ cut~ lower~ trim~ shave~ halve~ free~ speed~ boost~ raise~ lift~ improve~ increase~ double~ triple~ accelerate~ shorten~ drive~ deliver~ generate~ yield~ unlock~ gain~ bring~ attribute~ credit~ quicken~ minimise~ minimize~`,
  saveNoun: `saving+ efficiency+ productivity productive efficient efficiently gain+ time hour+ cost+ expense+ spending spend expenditure+ output faster cheaper leaner quicker budget+ workload+ turnaround opex`,
  gain: `saving+ productivity efficiency+ gain+ efficient productive`,
  investVerb: `invest~ spend~ pour~ plough~ plow~ earmark~ commit~ pump~ sink~ inject~ allocate~ splash~ funnel~ pledge~ put~ lay~ bet~ channel~ devote~ plan~ budget~ set~ direct~ back~ fund~ finance~ shell~ splurge~ stump~ contribute~`,
  investNoun: `investment+ capex expenditure+ spending outlay+ spend bet budget+ capital-expenditure`,
  dataCentre: `data-centre+ data-center+ gpu+ datacenter+ datacentre+ chip+ supercomputer+ nvidia infrastructure compute`,
  trainVerb: `train~ retrain~ reskill~ upskill~ re-skill~ up-skill~ teach~ educate~ redeploy~ school~ skill~ acquaint~ retool~ familiarise~ familiarize~ certify~`,
  trainNoun: `training retraining reskilling upskilling academy academies course+ bootcamp+ workshop+ curriculum literacy re-skilling up-skilling redeployment certification+ skilling classes`,
  buyVerb: `buy~ acquire~ purchase~ snap~ merge~ swallow~ absorb~ take~`,
  mergerNoun: `acquisition+ takeover+ merger+ buyout+ buy-out+ purchase+ spin-off+ spinoff+ demerger+ divestment+ divestiture+ tie-up+ carve-out+ sale+ deal+`,
  sellVerb: `sell~ divest~ offload~ demerge~ spin~ hive~ carve~ separate~ split~ dispose~`,
  business: `business businesses unit+ division+ arm+ subsidiary+ company firm startup+ start-up+ operation+ stake+ brand+ rival+ maker+ operator+ chain+ bank portfolio+ group studio+ developer+ provider+ lender+ retailer+ asset+ agency publisher`,
  raiseVerb: `raise~ secure~ close~ land~ bag~ net~ attract~ pull~ score~ obtain~ receive~ pocket~ collect~ get~ win~ nab~ grab~ rake~`,
  fundNoun: `funding round+ financing seed investor+ capital equity venture series valuation fundraising loan+ debt credit backer+ facility pre-seed fundraise notes bonds`,
  ipoNoun: `ipo+ flotation+ listing+ float debut`,
  resultNoun: `revenue+ profit+ loss+ earnings sales turnover income ebitda result+ ebit takings losses bookings margin+ pbt pat`,
  reportVerb: `report~ post~ record~ log~ announce~ notch~ register~ suffer~ swing~ generate~ see~ book~ make~ lose~ earn~ deliver~ unveil~ bring~ achieve~ clock~`,
  up: `rise~ grow~ climb~ jump~ increase~ surge~ soar~ gain~ advance~ expand~ double~ triple~ improve~ leap~ up higher edge~ tick~ boost~ swell~ rocket~ top~ exceed~ beat~ rally~ rebound~ balloon~ skyrocket~ quadruple~ treble~`,
  down: `fall~ drop~ decline~ slip~ decrease~ sink~ slide~ tumble~ plunge~ shrink~ narrow~ dip~ down lower slump~ halve~ plummet~ contract~ ease~ flat widen~ miss~ disappoint~ slow~ come~ melt~ evaporate~ tank~ nosedive~ crater~ collapse~ wilt~ crash~ vanish~`,
  fewer: `fewer smaller less lower reduced shrinking leaner`,
  period: `quarter+ year half months q1 q2 q3 q4 first-quarter second-quarter third-quarter fourth-quarter full-year half-year annual quarterly interim year-on-year year-over-year fiscal h1 h2 month`,
  reverseVerb: `reverse~ backtrack~ back-track~ abandon~ scrap~ withdraw~ undo~ retreat~ rescind~ retract~ regret~ revive~ restore~ reinstate~ rethink~ ditch~ cancel~ pull~ drop~ shelve~ u-turn~ backpedal~ back-pedal~ recant~ unwind~ rehire~ re-hire~ overturn~ halt~`,
  reverseNoun: `reversal+ u-turn+ backflip+ about-turn+ climbdown+ climb-down+ about-face+ backdown retreat+ rethink+ back-down volte-face comeback backpedal`,
  /** Past participles (and short verbs) of posts and people that go, after "are", "will be", "to". */
  gone: `cut axed slashed eliminated shed culled scrapped trimmed reduced dismissed fired sacked terminated retrenched dropped lost pruned
    abolished affected impacted disappear vanish go going lapse displaced disestablished removed surplus redundant redundancies furloughed goes
    gone released ousted shaved jobless unemployed culled jettisoned offboarded depart leave leaving made threatened hit disappeared laid`,
  sayVerb: `say~ tell~ announce~ report~ state~ confirm~ add~ write~ note~ explain~ warn~ admit~ claim~ argue~ insist~ believe~ expect~ reckon~ estimate~ predict~ forecast~ deny~ reveal~ disclose~ acknowledge~ maintain~ stress~ comment~ describe~ call~ promise~ inform~`,
  /** Prepositions and pronouns that end a noun phrase. */
  phraseEnd: `for from in with on by at to into through via against under between among amid across onto is are was were will would it they he she we its-self
    should could may might must can has have had do does did be been being during despite per`,
  accuse: `accuse~ condemn~ protest~ slam~ denounce~ vote~ threaten~ demand~ oppose~ object~ criticise~ criticize~ challenge~ fight~ blast~ decry~ reject~ resist~ ballot~ sue~ rally~ lambast~ attack~ strike~ petition~ file~ seek~`,
  /** What AI does when it is in use, in the forms in which news tells it. */
  aiDoes: `handles handled handle answers answered answer resolves resolved resolve settles settled settle deals dealt deal drafts drafted draft
    drafting writes wrote write writing reads read sorts sorted sort takes took does did processes processed process performs performed
    holds held runs ran manages managed covers checks checked screens translates translated absorbs disposes churns hands gets looks judges
    judge steers watches sees picks summarises summarizes summarise summarize reviews flags detects spots routes schedules produces generates generate
    produced composes composed completes completed fields fielded tackles rings calls carries carried conducts analyses analyzes handling answering
    resolving processing dealing doing taking decides transcribes evaluates monitors replies responds serves served served`,
  /** Work that comes to people's desks and that AI can be said to take off them. */
  humanWork: `call+ query queries inquiry inquiries enquiry enquiries email+ e-mail+ reply replies conversation+ chat+ ticket+ request+ question+ claim+ contact+
    case+ task+ duty duties chore+ paperwork copy code coding translation+ content caption+ article+ document+ work job+ role+ post+ script+ booking+ order+ interaction+
    customer+ application+ invoice+ bill+ shift+ clip+ voice+ design+ illustration+ drawing+ summary summaries report+ transcript+ function+ workload data message+ mail`,
  /** Any word that, beside a number of staff, tells that they go. */
  leaveCue: `go goes gone going out less fewer lose loses losing lost cut cuts without leave leaves leaving left parting parted door exit exits drop drops
    surplus redundant affected superfluous axe axed axes shed sheds shedding notice farewell goodbye dismiss dismissed lay laid layoff layoffs redundancies
    lighter smaller remove removed abolish abolished eliminate eliminated off vanish disappear packing sacked fired released severed dispensed unneeded
    jobless unemployed terminated retrenched ousted depart departing departures surplus thinning trim trimmed slash slashed sacrifice sacrificed`,
  /** Programs and machines at work under a common name; beside a verb of `machineWork` they stand for AI. */
  gadget: `software model+ engine+ tool+ system+ assistant+ app apps algorithm+ helper+ scheduler+ summariser+ summarizer+ program+ computer+
    camera+ drone+ scanner+ machine+ machinery kiosk+ platform+ avatar+ clone+ scribe+ net nets network+ prompt+ code automaton+ sensor+ deepl cursor devin
    voice-bot co-pilot co-pilots transcriber+ translator-engine classifier+ detector+ recogniser+ simulator+ optimiser+ optimizer+ recommender+ generator+ autopilot`,
  /** Programs that are hardly ever anything but AI where they do somebody's work. */
  thinker: `model+ algorithm+ chatbot+ bot+ avatar+ engine+ summariser+ summarizer+ scheduler+ machine+ software net nets scribe+ co-pilot co-pilots autopilot deepl devin cursor copilot copilots automaton+`,
  /** What a program does to the things that lie on people's desks. */
  machineWork: `handle~ answer~ resolve~ settle~ process~ draft~ write~ read~ sort~ screen~ translate~ transcribe~ summarise~ summarize~ review~ flag~ detect~ spot~ route~
    schedule~ generate~ compose~ compile~ decide~ grade~ mark~ score~ check~ scan~ count~ identify~ classify~ redact~ condense~ digest~ tag~ label~ sift~ rank~ price~
    predict~ recommend~ suggest~ propose~ advise~ approve~ reject~ triage~ assess~ evaluate~ monitor~ inspect~ audit~ analyse~ analyze~ match~ reconcile~ dispatch~ assign~
    allocate~ judge~ compare~ interview~ caption~ subtitle~ narrate~ edit~ proofread~ correct~ moderate~ filter~ pick~ pack~ weld~ sweep~ steer~ patrol~ guard~ greet~
    populate~ fill~ extract~ convert~ conclude~ field~ dispense~ boil~ comb~ inspect~ animate~ describe~ conjure~ decipher~ choose~ choosing chose chosen pinpoint~ trawl~ skim~ vet~
    annotate~ categorise~ categorize~ rewrite~ rewrites rewrote rewritten polish~ prepare~ calculate~ estimate~ verify~ authenticate~ register~ remind~ notify~ warn~ alert~ tell~
    guide~ direct~ coach~ tutor~ teach~ serve~ seat~ book~ rebook~ reroute~ order~ reorder~ restock~ trigger~ forward~ attend~ tackle~ churn~ complete~ finish~ conduct~ perform~`,
  /** What lies on people's desks, and those who wait before them; beside `humanWork`. */
  deskWork: `letter+ cv cvs résumé+ resume+ application+ note+ minutes file+ dossier+ contract+ lease+ clause+ image+ x-ray+ scan+ menu+ lesson+ rota+ roster+ subtitle+
    alert+ log+ footage tape+ essay+ exam+ homework bundle+ recipe+ limit+ loan+ mortgage+ appeal+ complaint+ grumble+ deposition+ testimony form+ statement+ plate+
    transaction+ payment+ meter+ sample+ slide+ spreadsheet+ deck+ comment+ advert+ ads commercial+ catalogue+ listing+ photo+ photograph+ picture+ headline+ story
    stories speech+ record+ chart+ refund+ parcel+ shelf shelves pallet+ crate+ inventory fault+ defect+ crack+ tumour+ tumor+ receipt+ expense+ entry entries draft+
    instruction+ gate+ alarm+ patient+ passenger+ caller+ borrower+ depositor+ subscriber+ shopper+ pupil+ visitor+ candidate+ applicant+ tenant+ policyholder+
    diner+ guest+ abstract+ idea+ recap+ playlist+ route+ itinerary itineraries burglary burglaries dialogue+ manuscript+ page+ paragraph+ text+ video+ clip+ song+
    jingle+ cover+ illustration+ drawing+ blueprint+ patent+ ruling+ verdict+ petition+ enquirer+ symptom+ prescription+ diagnosis diagnoses prognosis referral+
    discharge blood mole+ wound+ meal+ basket+ delivery deliveries flight+ seat+ ticket+ timetable+ ledger+ tax taxes payroll portfolio+ weed+ crop+ cow+ herd+ fish
    cod gunshot+ leak+ wagon+ container+ lorry lorries truck+ bag+`,
  /** Words that end a stretch of a clause: a gap in a pattern does not cross them. */
  stop: `as because while when who which that but although though since if whereas so than after before whose where until whether`,
} as const;

export type WordClass = keyof typeof WORD_CLASSES;
