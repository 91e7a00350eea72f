/**
 * Words for people at work. `~` after a verb and `+` after a noun stand for all their forms.
 * `post`: what is held, `person`: who holds it, `force`: all of them together.
 */
export const STAFF_WORDS = {
  post: 'job+ role+ position+ post+ headcount+ fte ftes placement+ jobs-cut vacancy+',
  person: `staff staffer+ employee+ worker+ people personnel colleague+ associate+ contractor+ freelancer+ freelance
    engineer+ programmer+ developer+ coder+ technologist+ manager+ executive+ supervisor+ director+ officer+
    driver+ pilot+ steward+ attendant+ courier+ rider+ teacher+ lecturer+ professor+ academic+ researcher+ scientist+
    nurse+ doctor+ clinician+ midwife midwives paramedic+ carer+ journalist+ reporter+ editor+ writer+ newspaperman
    photographer+ proofreader+ copywriter+ translator+ interpreter+ agent+ adviser+ advisor+ machinist+ mechanic+
    welder+ electrician+ technician+ operator+ operative+ labourer+ laborer+ miner+ steelworker+ autoworker+ dockworker+
    docker+ railworker+ actor+ screenwriter+ animator+ artist+ designer+ illustrator+ crew+ faculty clerk+ cashier+
    analyst+ banker+ trader+ accountant+ auditor+ consultant+ lawyer+ paralegal+ solicitor+ recruiter+ moderator+
    annotator+ tutor+ salespeople salesperson marketer+ partner+ trainee+ apprentice+ intern+ graduate+ fresher+
    hire+ newcomer+ servant+ postman postmen postie+ warehouseman baker+ cook+ barista+ bartender+ guard+ janitor+
    cleaner+ caretaker+ farmhand+ worker-bee teammate+ member+ workmate+ individual+ breadwinner+ tester+ specialist+
    professional+ expert+ coordinator+ planner+ buyer+ underwriter+ adjuster+ broker+ librarian+ curator+ producer+
    broadcaster+ presenter+ musician+ performer+ firefighter+ policeman policemen ranger+ inspector+ human+ newsroom
    storyteller+ architect+ administrator+ secretary+ secretaries assistant+ salaried middle-manager+ googler+ amazonian+
    white-collar blue-collar contractor-staff seasonal temp+ part-timer+ full-timer+ representative+ rep+ helper+ hand+ woman women man men
    personnel workfolk soul+ deliverer+ picker+ packer+ sorter+ bus-driver+ train-driver+ coworker+ co-worker+ employes
    beschaeftigte agent-worker+ dasher+ shopworker+ storeworker+ bankers binman binmen storepeople steelman steelmen lineman linemen chef+ waiter+
    waitress waitresses housekeeper+ handler+ loader+ techie+ conductor+ stagehand+ dispatcher+ foundryman ironworker+ plumber+ pipefitter+ rigger+ stevedore+
    longshoreman longshoremen seafarer+ sailor+ trucker+ porter+ physician+ pharmacist+ optician+ therapist+ radiographer+ teller+ sub-editor+ subeditor+
    builder+ cutter+ singer+ dancer+ baggage-handler+ archivist+ conservator+ rater+ appraiser+ keyworder+ economist+ proofreader+ bricklayer+ carpenter+ painter+
    scaffolder+ roofer+ glazier+ mason+ surveyor+ estimator+ draughtsman draughtsmen draftsman draftsmen toolmaker+ millwright+ boilermaker+ moulder+
    brewer+ butcher+ fishmonger+ confectioner+ shopfitter+ stockman stockmen shelf-stacker+ merchandiser+ florist+ hairdresser+ beautician+ tailor+ cutters sewer+ knitter+
    dyer+ typesetter+ typist+ stenographer+ transcriber+ transcriptionist+ captioner+ subtitler+ lexicographer+ illustrator+ cartoonist+ storyboarder+
    compositor+ cinematographer+ projectionist+ usher+ anchor+ newsreader+ announcer+ newsmen newsman copy-editor+ fact-checker+ sub subs subeditors underwriters actuary actuaries
    bookkeeper+ treasurer+ auditors dealer+ fundraiser+ caseworker+ counsellor+ counselor+ psychologist+ dentist+ surgeon+ matron+ orderly orderlies
    warden+ constable+ sergeant+ sheriff+ detective+ soldier+ gardener+ groundsman groundsmen forester+ herdsman lifeguard+ instructor+
    examiner+ headteacher+ dean+ provost+ postdoc+ archaeologist+ geologist+ chemist+ physicist+ biologist+ mathematician+ statistician+ metallurgist+
    signaller+ stationmaster+ shunter+ ferryman busman busmen cabbie+ haulier+ forklift-driver+ call-taker+ call-handler+ telephonist+ receptionist+ concierge+
    bellhop+ chambermaid+ sommelier+ dishwasher+ caterer+ croupier+ bookie+ stewardess stewardesses purser+ deckhand+ boatswain skipper+ navigator+ adviser+ rookie+
    temps jobholder+ wage-earner+ salaryman salarymen colleague+ campaigner+ organiser+ lobbyist+ spokesman tradesman tradesmen craftsman craftsmen artisan+ assembler+ packager+ quality-inspector+
    columnist+ correspondent+ cameraman cameramen seamstress weaver+ splicer+ digger+ riveter+ steelmaker-hands binworker+ grabbers fitter+ stoker+ caster+ foreman foremen`,
  force: `workforce+ headcount+ staff staffing payroll+ manpower personnel rank+ team+ labour labor head-count
    work-force bench sales-force salesforce workforces employment`,
  /** Departments whose name alone stands for the people in them. */
  department: `team+ division+ department+ unit+ newsroom+ desk+ group+ function+ squad+ branch+ arm+ operation+ office+ staff business+ studio+ lab+`,
} as const;
