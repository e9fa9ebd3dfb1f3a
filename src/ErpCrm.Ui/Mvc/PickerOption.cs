namespace ErpCrm.Ui.Mvc;

/// <summary>A choice of a picker.</summary>
/// <param name="Value">Posted.</param>
/// <param name="Text">Shown and kept in the field.</param>
/// <param name="Meta">One more fact to tell namesakes apart, or null.</param>
/// <param name="IsChosen">It was just made: the picker takes it.</param>
/// <param name="Anyway">Set for the option that makes the record although these ones look like it.</param>
public sealed record PickerOption(string Value, string Text, string? Meta = null, bool IsChosen = false,
    string? Anyway = null);
