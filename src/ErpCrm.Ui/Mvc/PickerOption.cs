namespace ErpCrm.Ui.Mvc;

/// <summary>A choice of a picker.</summary>
/// <param name="Value">Posted.</param>
/// <param name="Text">Shown and kept in the field.</param>
/// <param name="Meta">One more fact to tell namesakes apart, or null.</param>
public sealed record PickerOption(string Value, string Text, string? Meta = null);
