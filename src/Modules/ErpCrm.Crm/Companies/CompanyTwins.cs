using ErpCrm.Crm.Twins;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Companies;

/// <summary>What is known of a company before it is found or made.</summary>
internal sealed record CompanyTraits(string? Name, string? TaxId, string? Email, string? Phone)
{
    public string NameKey { get; } = CompanyKeys.OfName(Name ?? "");

    public string SoundKey { get; } = CompanyKeys.OfSound(Name ?? "");

    public string? TaxKey { get; } = CompanyKeys.OfTaxId(TaxId);

    public string? EmailKey { get; } = CompanyKeys.OfEmail(Email);

    public string? PhoneKey { get; } = PhoneNumbers.KeyOf(Phone);

    /// <summary>Whether the company is known by something else from now on.</summary>
    public bool DiffersFrom(Company company) =>
        (NameKey, TaxKey, EmailKey, PhoneKey) != (company.NameKey, company.TaxKey, company.EmailKey, company.PhoneKey)
            || (Name ?? "").Trim() != company.Name;
}

internal static class CompanyTwins
{
    private const int Limit = 5;

    /// <summary>
    /// Companies that may be the one with these traits, apart from
    /// <paramref name="except"/>, of those that the reader sees. Two tax ids are two companies, whatever their names.
    /// </summary>
    public static async Task<TwinsFound> TwinsAsync(this CrmDbContext db, ICurrentUser me, CompanyTraits traits,
        string? anyway, Guid? except, CancellationToken ct)
    {
        var (name, sound, tax, email, phone) = (traits.NameKey, traits.SoundKey, traits.TaxKey, traits.EmailKey,
            traits.PhoneKey);
        var visible = db.Companies.VisibleTo(me);
        // What was merged is known by its old names and addresses too: it is the one it went into.
        var alike = db.Companies.AsNoTracking().Where(c => (tax != null && c.TaxKey == tax)
            || (name != "" && (c.NameKey == name || c.SoundKey == sound))
            || (email != null && c.EmailKey == email) || (phone != null && c.PhoneKey == phone));
        var now = from c in alike
                  join s in db.Companies on c.MergedIntoId ?? c.Id equals s.Id
                  select new { Was = c, Is = s };
        var rows = await now
            .Where(c => c.Is.Id != except)
            .Select(c => new
            {
                c.Is.Id,
                c.Is.Name,
                Known = c.Was.Name,
                c.Is.Industry,
                c.Is.TaxId,
                ByTax = tax != null && c.Was.TaxKey == tax,
                ByName = name != "" && (c.Was.NameKey == name || c.Was.SoundKey == sound)
                    && (tax == null || c.Is.TaxKey == null),
                ByEmail = email != null && c.Was.EmailKey == email && (tax == null || c.Is.TaxKey == null),
                ByPhone = phone != null && c.Was.PhoneKey == phone && (tax == null || c.Is.TaxKey == null),
                IsVisible = visible.Any(v => v.Id == c.Is.Id),
            })
            .Where(c => c.ByTax || c.ByName || c.ByEmail || c.ByPhone)
            .OrderByDescending(c => c.IsVisible).ThenByDescending(c => c.ByTax).ThenByDescending(c => c.ByName)
            .ThenBy(c => c.Name).ThenBy(c => c.Id)
            .Take(Limit)
            .ToListAsync(ct);
        var found = rows.Where(c => c.IsVisible).DistinctBy(c => c.Id).Select(c => new Twin(
            c.Id,
            c.Name,
            c.TaxId.Length > 0 ? c.TaxId : c.Industry.Length > 0 ? c.Industry : null,
            c.ByTax
                ? "Same tax id"
                : c.ByName ? NameReason(c.Known, traits.Name) : c.ByEmail ? "Same email" : "Same phone",
            $"/crm/companies/{c.Id}"));
        return new TwinsFound([.. found], anyway, TwinWords.Company, except)
        {
            HidesSome = rows.Exists(c => !c.IsVisible),
        };
    }

    /// <summary>Why two names are taken for one; a localizer key.</summary>
    public static string NameReason(string known, string? typed) =>
        SearchText.Of(known) == SearchText.Of(typed) ? "Same name" : "Similar name";
}
