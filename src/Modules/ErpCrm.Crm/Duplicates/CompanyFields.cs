using System.Globalization;
using ErpCrm.Crm.Companies;

namespace ErpCrm.Crm.Duplicates;

/// <summary>What can be chosen of two companies.</summary>
internal static class CompanyFields
{
    private const string Separator = " · ";

    public static IReadOnlyList<MergeField<CompanyData>> All { get; } =
    [
        new("Name", "Name", d => d.Name, (d, o) => d with { Name = o.Name }),
        new("LegalName", "Legal name", d => d.LegalName, (d, o) => d with { LegalName = o.LegalName }),
        new("TaxId", "Tax id", d => d.TaxId, (d, o) => d with { TaxId = o.TaxId }),
        new("Industry", "Industry", d => d.Industry, (d, o) => d with { Industry = o.Industry }),
        new("Address", "Address", d => d.Address, (d, o) => d with { Address = o.Address }, true),
        new("Email", "Email", d => d.Email, (d, o) => d with { Email = o.Email }, true),
        new("Phone", "Phone", d => d.Phone, (d, o) => d with { Phone = o.Phone }, true),
        new("Website", "Website", d => d.Website, (d, o) => d with { Website = o.Website }, true),
        new("Currency", "Currency", d => d.Currency, (d, o) => d with { Currency = o.Currency }),
        new("PaymentTermDays", "Payment term", d => d.PaymentTermDays.ToString(CultureInfo.InvariantCulture),
            (d, o) => d with { PaymentTermDays = o.PaymentTermDays }),
        new("PaymentTermKind", "Days count", d => d.PaymentTermKind.ToString(),
            (d, o) => d with { PaymentTermKind = o.PaymentTermKind }),
        new("Language", "Language of documents", d => d.Language, (d, o) => d with { Language = o.Language }),
        new("OwnerId", "Owner", d => d.OwnerId?.ToString() ?? "", (d, o) => d with { OwnerId = o.OwnerId }),
        new("Notes", "Notes", d => d.Notes, (d, o) => d with { Notes = o.Notes }),
    ];

    /// <summary>The survivor with what was chosen of the other.</summary>
    public static CompanyData Choose(CompanyData mine, CompanyData theirs, MergeForm form) =>
        All.Where(field => form.Takes(field.Key)).Aggregate(mine, (data, field) => field.Take(data, theirs));

    /// <summary>What is as it was made by the merge becomes as it was before; what was changed since stays.</summary>
    public static CompanyData Restore(CompanyData now, CompanyData before, CompanyData after) =>
        All.Where(field => field.Text(now) == field.Text(after))
            .Aggregate(now, (data, field) => field.Take(data, before));

    /// <summary>Every name, tax id and address of the two that the one does not have itself, once, names first; as
    /// many as there is room for.</summary>
    public static string OtherNames(CompanyData now, Company into, Company from)
    {
        Company[] both = [into, from];
        string[] present = [now.Name, now.LegalName, now.TaxId, now.Email, now.Phone];
        var others = both.SelectMany(c => new[] { c.OtherNames, c.Name })
            .Concat(both.SelectMany(c => new[] { c.LegalName, c.TaxId, c.Email, c.Phone })).SelectMany(Split)
            .Except(present);
        var all = string.Join(Separator, others);
        var end = all.Length <= Company.OtherNamesLength
            ? all.Length
            : Math.Max(0, all.LastIndexOf(Separator, Company.OtherNamesLength, StringComparison.Ordinal));
        return all[..end];
    }

    /// <summary>The names without those that the merge added.</summary>
    public static string Without(string now, string before, string after) =>
        string.Join(Separator, Split(now).Except(Split(after).Except(Split(before))));

    private static string[] Split(string names) => names.Split(Separator,
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
