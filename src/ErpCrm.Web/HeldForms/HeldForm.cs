namespace ErpCrm.Web.HeldForms;

/// <summary>What somebody typed, until it is shown again.</summary>
/// <param name="Url">Where it was posted to.</param>
internal sealed record HeldForm(Guid UserId, string Url, bool HadFiles,
    IReadOnlyList<KeyValuePair<string, string>> Fields);
