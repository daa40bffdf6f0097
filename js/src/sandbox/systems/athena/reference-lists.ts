// Owns the lists of the athena system that charts and orders refer to.

/** Allergens. The first is that of the chart at the start. */
export const ALLERGIES = [
  { allergyid: "8870", allergy: "penicillin" },
  { allergyid: "77", allergy: "latex" },
  { allergyid: "12707", allergy: "peanut" },
];

/** Reactions to allergens. */
export const REACTIONS = [
  { reactionname: "Hives", snomedcode: 126_485_001, reactionid: 7 },
  { reactionname: "Itching", snomedcode: 418_290_006, reactionid: 3 },
  { reactionname: "Rash", snomedcode: 271_807_003, reactionid: 1 },
];

/** Severities of reactions. */
export const SEVERITIES = [
  { snomedcode: "255604002", severity: "Mild" },
  { snomedcode: "6736007", severity: "Moderate" },
  { snomedcode: "24484000", severity: "Severe" },
];

/** Medications. The first two are those of the chart at the start. */
export const MEDICATIONS = [
  { medicationid: "231555", medication: "lisinopril 10 mg tablet" },
  { medicationid: "241444", medication: "amoxicillin 500 mg capsule" },
  { medicationid: "251333", medication: "cetirizine 10 mg tablet" },
];

/** Lab tests. */
export const LAB_ORDER_TYPES = [
  { ordertypeid: "342104", name: "hemoglobin A1c, blood", loinc: "4548-4" },
  { ordertypeid: "342286", name: "lipid panel, serum", loinc: "24331-1" },
  { ordertypeid: "342273", name: "glucose, fingerstick, blood", loinc: "32016-8" },
];

/** Orders that departments carry out themselves. */
export const OFFICE_ORDER_TYPES = [
  {
    clinicalprovider: "Department Clinical Provider",
    clinicalordertypeid: 342_273,
    departmentids: "1,2",
    ordertypecategory: "LAB",
    ordertype: "GLUCOSE, FINGERSTICK, BLOOD",
    loinc: "32016-8",
  },
  {
    clinicalprovider: "Department Clinical Provider",
    clinicalordertypeid: 257_770,
    departmentids: "-1",
    ordertypecategory: "IMAGING",
    ordertype: "ELECTROCARDIOGRAM",
  },
];

/** Specialties of providers. */
export const SPECIALTIES = [
  { specialtyname: "Family Medicine", specialtyid: "008" },
  { specialtyname: "Internal Medicine", specialtyid: "011" },
  { specialtyname: "Pediatric Medicine", specialtyid: "037" },
];

/** Types of providers. */
export const PROVIDER_TYPES = [
  { providertypeid: "FNP", providertype: "FAMILY NURSE PRACTITIONER" },
  { providertypeid: "MD", providertype: "MEDICAL DOCTOR" },
  { providertypeid: "PA-C", providertype: "CERTIFIED PHYSICIAN'S ASSISTANT" },
];

/** Facilities that receive orders, the nearest first. */
export const FACILITIES = [
  {
    facilityid: "10801",
    ordertype: "PRESCRIPTION",
    name: "SAMPLE STREET PHARMACY",
    address: "12 SAMPLE STREET",
    distance: "0.4",
    pharmacytype: "RETAIL",
  },
  {
    facilityid: "10901",
    ordertype: "LAB",
    name: "SAMPLE STREET LABORATORY",
    address: "14 SAMPLE STREET",
    distance: "0.5",
  },
  {
    facilityid: "10902",
    ordertype: "LAB",
    name: "EXAMPLE QUAY DIAGNOSTICS",
    address: "9 EXAMPLE QUAY",
    distance: "3.2",
  },
];

/** Questions of medical histories. */
export const HISTORY_QUESTIONS = [
  { questionid: 123, question: "Asthma", ordering: 1, deleted: false },
  { questionid: 129, question: "Diabetes", ordering: 2, deleted: false },
  { questionid: 133, question: "Hypertension", deleted: false },
  { questionid: 161, question: "Sea Sickness", deleted: true },
];

/** Templates of social histories. */
export const TEMPLATES = [
  {
    templatename: "Social History",
    templateid: 55,
    questions: [
      {
        question: "Tobacco smoking status",
        ordering: 1,
        options: [{ never: "Never" }, { former: "Former" }, { current: "Current" }],
        inputtype: "DROPDOWN",
        questionid: 101,
        key: "SMOKINGSTATUS",
      },
      {
        question: "Exercise level",
        ordering: 2,
        options: [{ none: "None" }, { occasional: "Occasional" }, { heavy: "Heavy" }],
        inputtype: "DROPDOWN",
        questionid: "102",
        key: "EXERCISELEVEL",
      },
    ],
  },
  { templatename: "Occupation", templateid: 56, questions: [] },
];

const ANSWERS = ["Never", "Sometimes", "Often"];

/** Templates of screening questionnaires. */
export const SCREENERS = [
  {
    templateid: 1,
    templatetype: "CUSTOM",
    name: "Sample Sleep Screener",
    metaquestions: [{ questiontext: "Who answered the questions?" }],
    sections: [
      {
        headertext: "Over the last two weeks, how often did this happen?",
        questionlist: [
          {
            key: "WAKINGEARLY",
            questionid: 11,
            possibleanswers: ANSWERS,
            question: "Waking too early",
          },
          {
            key: "FEELINGTIRED",
            questionid: 12,
            possibleanswers: ANSWERS,
            question: "Feeling tired",
          },
        ],
      },
    ],
  },
  { templateid: 66, templatetype: "SCOREONLY", name: "Sample Fall Risk", sections: [] },
];
