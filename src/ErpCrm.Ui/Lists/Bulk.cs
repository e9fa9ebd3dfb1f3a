namespace ErpCrm.Ui.Lists;

/// <summary>What is done with several rows at once: every row has a box, a bar holds the buttons.</summary>
/// <param name="Action">Where the form goes.</param>
/// <param name="Field">Name of the chosen values.</param>
/// <param name="Value">Of a row.</param>
/// <param name="Label">What the box says after "Select".</param>
/// <param name="View">A view of the list's folder with the form's keys and the bar.</param>
/// <param name="When">While it can be done.</param>
public sealed record Bulk<TRow>(string Action, string Field, Func<TRow, string> Value, Func<TRow, string> Label, string View, Func<ListScope, bool> When);

/// <summary>A view around a list.</summary>
/// <param name="Name">In the list's folder.</param>
/// <param name="Model">What it shows; null shows nothing.</param>
public sealed record ListView(string Name, Func<ListScope, object?> Model);
