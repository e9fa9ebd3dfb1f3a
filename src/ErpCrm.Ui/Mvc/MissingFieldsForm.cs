using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Custom;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Ui.Mvc;

/// <summary>A step that is sent again with the fields that it asks for.</summary>
/// <param name="Action">Where it was sent.</param>
/// <param name="Back">The record's page.</param>
/// <param name="Sent">What was sent.</param>
public sealed record MissingFieldsForm(string Action, string Back, IFormCollection? Sent)
{
    internal const string View = "/Shared/_MissingFields.cshtml";

    private static readonly HashSet<string> Own =
        new(["__RequestVerificationToken", Submission.Field, IHeldForms.OwnerField], StringComparer.OrdinalIgnoreCase);

    /// <summary>What goes along as it was.</summary>
    public IEnumerable<(string Name, string Value)> Hidden =>
        from pair in Sent?.AsEnumerable() ?? []
        where !Own.Contains(pair.Key)
            && !pair.Key.StartsWith(CustomInput.Name + ".", StringComparison.OrdinalIgnoreCase)
        from value in pair.Value
        select (pair.Key, value ?? "");
}
