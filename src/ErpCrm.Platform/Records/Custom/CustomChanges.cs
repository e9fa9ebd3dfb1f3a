using ErpCrm.Platform.Auditing;

namespace ErpCrm.Platform.Records.Custom;

/// <summary>The fields of the company in the history of a record: one change a field, <c>Custom.f12</c>.</summary>
public static class CustomChanges
{
    private const string Prefix = nameof(ICustomized.Custom) + ".";

    public static IEnumerable<FieldChange> Between(string? before, string? after, int length)
    {
        var (old, now) = (CustomValues.Of(before), CustomValues.Of(after));
        return from key in old.Keys.Union(now.Keys)
               let change = (Old: Cut(old.Plain(key), length), Now: Cut(now.Plain(key), length))
               where change.Old != change.Now
               select new FieldChange(Prefix + key, change.Old, change.Now);
    }

    /// <summary>The key of the field that a change is about; null when it is about none of these.</summary>
    public static string? KeyOf(FieldChange change) =>
        change.Field.StartsWith(Prefix, StringComparison.Ordinal) ? change.Field[Prefix.Length..] : null;

    private static string? Cut(string? text, int length) => text?.Length > length ? text[..length] : text;
}
