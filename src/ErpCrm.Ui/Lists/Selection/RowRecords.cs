namespace ErpCrm.Ui.Lists.Selection;

/// <summary>The records that the rows of a list are: so rows can be selected.</summary>
/// <param name="Kind">Key of the kind.</param>
/// <param name="Label">What a row's box says after "Select".</param>
public sealed record RowRecords<TRow>(string Kind, Func<TRow, Guid> Id, Func<TRow, string> Label);
