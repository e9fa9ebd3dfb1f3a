namespace ErpCrm.Crm;

internal static class Reasons
{
    /// <summary>A chosen reason and what was typed about it, as other modules show it: <c>No budget: next year maybe</c>.</summary>
    public static string Text(Enum reason, string note)
    {
        var words = string.Concat(reason.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString()));
        return note.Length == 0 ? words : $"{words}: {note}";
    }
}
