using ErpCrm.Crm.Contacts;

namespace ErpCrm.Crm.Duplicates;

/// <summary>What can be chosen of two contacts.</summary>
internal static class ContactFields
{
    public static IReadOnlyList<MergeField<ContactData>> All { get; } =
    [
        new("Name", "Full name", d => d.Name, (d, o) => d with { Name = o.Name }),
        new("JobTitle", "Job title", d => d.JobTitle, (d, o) => d with { JobTitle = o.JobTitle }, true),
        new("Email", "Email", d => d.Email, (d, o) => d with { Email = o.Email }, true),
        new("Phone", "Phone", d => d.Phone, (d, o) => d with { Phone = o.Phone }, true),
        new("Notes", "Notes", d => d.Notes, (d, o) => d with { Notes = o.Notes }),
    ];

    /// <summary>The survivor with what was chosen of the other; names and addresses that were not chosen are kept
    /// beside, so that the person is still found by them.</summary>
    public static ContactData Choose(ContactData mine, ContactData theirs, MergeForm form)
    {
        var chosen = All.Where(field => form.Takes(field.Key))
            .Aggregate(mine, (data, field) => field.Take(data, theirs));
        string[] known = [chosen.Name, chosen.Email, chosen.Phone];
        var others = new[] { mine.Name, mine.Email, mine.Phone, theirs.Name, theirs.Email, theirs.Phone }
            .Concat(Parts(mine.OtherAddresses)).Concat(Parts(theirs.OtherAddresses))
            .Where(text => text.Length > 0 && !known.Contains(text, StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        var all = string.Join(", ", others);
        var end = all.Length <= Contact.OtherAddressesLength
            ? all.Length
            : Math.Max(0, all.LastIndexOf(", ", Contact.OtherAddressesLength, StringComparison.Ordinal));
        return chosen with { OtherAddresses = all[..end] };
    }

    /// <summary>What is as it was made by the merge becomes as it was before; what was changed since stays.</summary>
    public static ContactData Restore(ContactData now, ContactData before, ContactData after)
    {
        var restored = All.Where(field => field.Text(now) == field.Text(after))
            .Aggregate(now, (data, field) => field.Take(data, before));
        return now.OtherAddresses == after.OtherAddresses
            ? restored with { OtherAddresses = before.OtherAddresses }
            : restored;
    }

    private static string[] Parts(string text) =>
        text.Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
