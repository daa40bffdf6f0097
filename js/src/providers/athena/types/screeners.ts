// Owns the types of screening questionnaires, which the API calls questionnaire screeners.

import type { Open } from "../../../errors/errors.js";
import type { Id } from "../../../operations/declare.js";
import type { Page } from "./common.js";

/**
 * A screening questionnaire of an encounter. Dates are ISO 8601.
 *
 * @provenance proven
 */
export interface Screener {
  /** The questionnaire's id. */
  readonly questionnaireid: string;
  /** The template that it was made from. */
  readonly templateid: string;
  /** The kind of template: with questions, or with a score alone. */
  readonly templatetype: Open<"CUSTOM" | "SCOREONLY">;
  /** The name. */
  readonly name: string;
  /** Whether it has a score. */
  readonly scoringstatus: Open<"BEENSCORED" | "UNSCORED">;
  /** The questions, in sections. */
  readonly sections: readonly ScreenerSection[];
  /** The documents that are attached to it. */
  readonly documentids: readonly string[];
  /** Questions about the whole questionnaire. */
  readonly metaquestions?: readonly ScreenerMetaQuestion[];
  /** The score. */
  readonly score?: number;
  /** The user who scored it. */
  readonly scoredby?: string;
  /** When it was scored. */
  readonly scoreddate?: string;
  /**
   * The reason why the patient declined it.
   *
   * @provenance reported
   */
  readonly declinedreason?: ScreenerDeclinedReason;
  /**
   * The guidelines that its score leads to.
   *
   * @provenance reported
   */
  readonly guidelines?: string;
  /**
   * The highest possible score.
   *
   * @provenance reported
   */
  readonly maximumscore?: number;
  /**
   * A note.
   *
   * @provenance reported
   */
  readonly note?: string;
}

/**
 * A section of a screening questionnaire.
 *
 * @provenance proven
 */
export interface ScreenerSection {
  /** The text above the questions. */
  readonly headertext?: string;
  /** The questions. */
  readonly questionlist: readonly ScreenerQuestion[];
}

/**
 * A question of a screening questionnaire.
 *
 * @provenance proven
 */
export interface ScreenerQuestion {
  /** The question's id. */
  readonly questionid: string;
  /** The question's key, such as `TROUBLERELAXING`. */
  readonly key: string;
  /** The question. */
  readonly question: string;
  /** The possible answers. */
  readonly possibleanswers: readonly string[];
  /** The answer. */
  readonly answer?: string;
}

/**
 * A question about a whole screening questionnaire.
 *
 * @provenance proven
 */
export interface ScreenerMetaQuestion {
  /** The question. */
  readonly questiontext: string;
}

/**
 * The reason why a patient declined a screening questionnaire.
 *
 * @provenance reported
 */
export interface ScreenerDeclinedReason {
  /** The reason. */
  readonly declinedreasontext?: string;
}

/**
 * One page of screening questionnaires.
 *
 * @provenance proven
 */
export interface ScreenerPage extends Page {
  /** The rows. */
  readonly questionnairescreeners: readonly Screener[];
}

/**
 * Parameters of `encounters.createEncounterScreener`.
 *
 * @provenance official
 */
export interface CreateEncounterScreenerParams {
  /** The template, of `reference.listScreeners`. */
  readonly templateid: Id;
}

/**
 * Parameters of both updates of screening questionnaires.
 *
 * @provenance official
 */
export interface ScreenerFields {
  /** The questionnaire, of `encounters.getEncounterScreeners`. */
  readonly questionnaireid: Id;
  /** The documents to attach, of subclass ENCOUNTERDOCUMENT_PATIENTHISTORY. */
  readonly documentids: readonly Id[];
  /** A note. Default: unchanged. */
  readonly note?: string | undefined;
  /** The reason why the patient declined it. athenahealth ignores it so far. Default: none. */
  readonly declinedreason?: readonly unknown[] | undefined;
  /** Answers about the whole questionnaire. athenahealth ignores them so far. Default: none. */
  readonly metaquestions?: readonly unknown[] | undefined;
}

/**
 * Parameters of `encounters.updateEncounterScreener`.
 *
 * @provenance official
 */
export interface UpdateEncounterScreenerParams extends ScreenerFields {
  /** The answers. */
  readonly questions: readonly ScreenerAnswer[];
  /** The score, which athenahealth does not compute from the answers. */
  readonly score: string | number;
  /** Whether to ignore `score`, so that the questionnaire stays unscored. Default: false. */
  readonly ignorescore?: boolean | undefined;
  /** The guidelines that the score leads to. Default: unchanged. */
  readonly guidelines?: string | undefined;
  /** The state of a PHQ-2/9. Default: PHQ-2 for a score below 3, otherwise PHQ-9. */
  readonly state?: string | undefined;
}

/**
 * An answer for a screening questionnaire.
 *
 * @provenance official
 */
export interface ScreenerAnswer {
  /** The question. */
  readonly questionid: Id;
  /** The answer, one of `possibleanswers`. */
  readonly answer: string;
}

/**
 * Parameters of `encounters.updateEncounterScreenerScore`.
 *
 * @provenance official
 */
export interface UpdateEncounterScreenerScoreParams extends ScreenerFields {
  /** The score. Several scores belong into `note`. Default: unchanged. */
  readonly score?: string | number | undefined;
}

/**
 * A template of screening questionnaires.
 *
 * @provenance proven
 */
export interface ScreenerTemplate {
  /** The template's id. */
  readonly templateid: string;
  /** The kind of template: with questions, or with a score alone. */
  readonly templatetype: Open<"CUSTOM" | "SCOREONLY">;
  /** The name. */
  readonly name: string;
}

/**
 * One page of templates of screening questionnaires.
 *
 * @provenance proven
 */
export interface ScreenerTemplatePage extends Page {
  /** The rows. */
  readonly questionnairescreeners: readonly ScreenerTemplate[];
}
