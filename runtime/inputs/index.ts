/** Reading of what happened: tracking calls, CloudEvents, plain activity lines and lists of leads, as inputs of a plan. */
export { createLineSplitter, type LineSplitter, type NumberedLine } from "./json-lines.ts";
export { createEventSplitter } from "./json-values.ts";
export { readLine, readValue } from "./line.ts";
export { findTrackingType, readBatch, readTrackingCall, trackingTypes, type TrackingType } from "./tracking-call.ts";
export { readCloudEvent } from "./cloud-event.ts";
export { readActivityLine } from "./activity-line.ts";
export { findDelimiter, mapColumns, readRow, type Column, type ColumnRole, type RowMapping } from "./csv.ts";
export { isObject, type JsonObject, type ReadContext, type Reading } from "./reading.ts";
export { createVocabulary, type FieldTable, type Vocabulary } from "./vocabulary.ts";
