// Owns what the examples on athenahealth's page pass: by the name or the type of a parameter, or by the
// type of all params, where a call says nothing without some that are optional.

export const athenaSamples = {
  Day: '"07/29/1990"',
  DayTime: '"07/29/1990 09:30:00"',
  "readonly ClaimCharge[]": '[{ procedurecode: "99213", icd10code1: "I10" }]',
  "readonly (readonly MeasuredVital[])[]":
    '[[{ clinicalelementid: "VITALS.HEARTRATE.RATE", value: "60" }]]',
};
