using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Leads;

/// <summary>A company the lead may belong to, and what speaks for it.</summary>
/// <param name="Why">Localizer key.</param>
/// <param name="IsSure">Whether it is chosen until somebody says otherwise.</param>
internal sealed record CompanySuggestion(Guid Id, string Name, string? Meta, string Why, bool IsSure);

/// <summary>Somebody of the chosen company who may be the one that asked.</summary>
/// <param name="IsSame">Whether everything that was typed is known of the person already.</param>
internal sealed record PersonSuggestion(Guid Id, string Name, string Meta, bool IsSame);

internal sealed record DealSuggestion(Guid Id, string Name, string Company, decimal Amount, string Currency);

/// <summary>What a lead may become part of: known companies, people and open deals.</summary>
internal sealed record QualifyChoices(IReadOnlyList<CompanySuggestion> Companies,
    IReadOnlyList<PersonSuggestion> People, IReadOnlyList<DealSuggestion> Deals)
{
    /// <summary>The weakest reason; a localizer key.</summary>
    public const string Domain = "Same email domain";

    private const int Limit = 5;

    public static async Task<QualifyChoices> LoadAsync(CrmDbContext db, ICurrentUser me, QualifyForm form,
        IReadOnlyList<CompanySuggestion> companies, CancellationToken ct)
    {
        var chosen = form.KnownCompanyId;
        return new QualifyChoices(
            companies,
            chosen is { } id ? await PeopleAsync(db, me, id, form.ContactTraits(), ct) : [],
            await DealsAsync(db, me, chosen is { } company ? [company] : [.. companies.Select(c => c.Id)], ct));
    }

    public static async Task<IReadOnlyList<CompanySuggestion>> CompaniesAsync(CrmDbContext db, ICurrentUser me,
        QualifyForm form, string? leadEmail, CancellationToken ct)
    {
        var traits = form.CompanyTraits();
        var (name, sound, tax) = (traits.NameKey, traits.SoundKey, traits.TaxKey);
        var address = string.IsNullOrWhiteSpace(form.ContactEmail) ? leadEmail : form.ContactEmail;
        var (email, domain) = (CompanyKeys.OfEmail(address), CompanyKeys.DomainOf(address));
        // What was merged is known by its old name and tax id too: it is the one it went into.
        var known = db.Companies.Where(c => c.MergedIntoId != null && ((tax != null && c.TaxKey == tax)
                || (name != "" && (c.NameKey == name || c.SoundKey == sound))))
            .Select(c => c.MergedIntoId!.Value);
        var rows = await db.Companies.AsNoTracking()
            .VisibleTo(me)
            .Select(c => new
            {
                c.Id,
                c.Name,
                c.NameKey,
                c.Industry,
                ByTax = tax != null && c.TaxKey == tax,
                ByName = (name != "" && (c.NameKey == name || c.SoundKey == sound)) || known.Contains(c.Id),
                ByContact = email != null && db.Contacts.Any(p => p.CompanyId == c.Id && p.EmailKey == email),
                ByDomain = domain != null && (c.EmailDomain == domain || db.Contacts.Any(
                    p => p.CompanyId == c.Id && p.EmailKey != null && p.EmailKey.EndsWith("@" + domain))),
            })
            .Where(c => c.ByTax || c.ByName || c.ByContact || c.ByDomain)
            .OrderByDescending(c => c.ByTax).ThenByDescending(c => c.ByName).ThenByDescending(c => c.ByContact)
            .ThenBy(c => c.Name)
            .ThenBy(c => c.Id)
            .Take(Limit)
            .ToListAsync(ct);
        return [.. rows.Select(c => new CompanySuggestion(
            c.Id, c.Name, c.Industry.Length > 0 ? c.Industry : null,
            c.ByTax ? "Same tax id" : c.ByName
                ? CompanyTwins.NameReason(c.Name, form.CompanyName)
                : c.ByContact ? "Contact has this email" : Domain,
            IsSure: c.ByTax || c.ByContact
                || (c.NameKey == name && name.Length > 0 && CompanyKeys.MayBeOne(c.Name, form.CompanyName ?? ""))))];
    }

    public static async Task<IReadOnlyList<PersonSuggestion>> PeopleAsync(CrmDbContext db, ICurrentUser me,
        Guid companyId, ContactTraits traits, CancellationToken ct)
    {
        var (name, email, phone) = (traits.NameKey, traits.EmailKey, traits.PhoneKey);
        var people = await db.Contacts.AsNoTracking()
            .VisibleTo(me)
            .Where(c => c.CompanyId == companyId && ((name != "" && c.NameKey == name)
                || (email != null && c.EmailKey == email)
                || (phone != null && c.PhoneKey == phone)))
            .OrderByDescending(c => email != null && c.EmailKey == email).ThenBy(c => c.Name).ThenBy(c => c.Id)
            .Take(Limit)
            .ToListAsync(ct);
        return people.ConvertAll(c => new PersonSuggestion(c.Id, c.Name,
            string.Join(" · ", new[] { c.Email, c.Phone, c.OtherAddresses }.Where(part => part.Length > 0)),
            traits.IsAllOf(c)));
    }

    private static Task<List<DealSuggestion>> DealsAsync(CrmDbContext db, ICurrentUser me, Guid[] companies,
        CancellationToken ct) => companies.Length == 0
        ? Task.FromResult<List<DealSuggestion>>([])
        : db.Deals.AsNoTracking()
            .ChangeableBy(me)
            .Where(d => d.Status == DealStatus.Open && companies.Contains(d.CompanyId))
            .OrderByDescending(d => d.OpenedAt).ThenBy(d => d.Id)
            .Take(2 * Limit)
            .Select(d => new DealSuggestion(d.Id, d.Name, d.Company!.Name, d.Amount, d.Currency))
            .ToListAsync(ct);
}
