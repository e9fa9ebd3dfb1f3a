using ErpCrm.SharedKernel.Auditing;

namespace ErpCrm.Ui.History;

/// <summary>One change of a record, for the partial <c>_History</c>.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">Who changed it.</param>
/// <param name="Action"><c>Created</c>, <c>Changed</c> or <c>Deleted</c>.</param>
/// <param name="Label">Name of the record or part.</param>
/// <param name="Changes">What changed; fields and values as the reader is to see them.</param>
public sealed record HistoryLine(DateTime At, string By, string Action, string Label, IReadOnlyList<FieldChange> Changes);
