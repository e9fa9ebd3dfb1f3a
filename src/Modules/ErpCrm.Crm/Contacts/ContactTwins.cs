using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Twins;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Contacts;

/// <summary>What is known of a person before the contact is found or made.</summary>
internal sealed record ContactTraits(string? Name, string? Email, string? Phone)
{
    public string NameKey { get; } = Contact.KeyOf(Name ?? "");

    public string? EmailKey { get; } = CompanyKeys.OfEmail(Email);

    public string? PhoneKey { get; } = PhoneNumbers.KeyOf(Phone);

    /// <summary>Whether the person is known by something else from now on.</summary>
    public bool DiffersFrom(Contact contact) =>
        (NameKey, EmailKey, PhoneKey) != (contact.NameKey, contact.EmailKey, contact.PhoneKey);

    /// <summary>Whether everything that was typed is known of the contact already.</summary>
    public bool IsAllOf(Contact contact) =>
        (NameKey.Length == 0 || NameKey == contact.NameKey) && (EmailKey is null || EmailKey == contact.EmailKey)
            && (string.IsNullOrWhiteSpace(Phone) || (PhoneKey is not null && PhoneKey == contact.PhoneKey));
}

internal static class ContactTwins
{
    private const int Limit = 5;

    /// <summary>People of the company with this name, address or phone,
    /// and people of others with this address or phone.</summary>
    public static async Task<TwinsFound> TwinsAsync(
        this CrmDbContext db, ICurrentUser me, Guid companyId, ContactTraits traits, string? anyway, Guid? except,
        CancellationToken ct)
    {
        var (name, email, phone) = (traits.NameKey, traits.EmailKey, traits.PhoneKey);
        // Who was merged is known by the old name and address too.
        var rows = await (
            from known in db.Contacts.AsNoTracking().Where(c =>
                (name != "" && c.CompanyId == companyId && c.NameKey == name)
                || (email != null && c.EmailKey == email) || (phone != null && c.PhoneKey == phone))
            join c in db.Contacts.VisibleTo(me) on known.MergedIntoId ?? known.Id equals c.Id
            where c.Id != except
            select new
            {
                c.Id,
                c.Name,
                c.Email,
                c.Phone,
                c.CompanyId,
                Company = c.Company!.Name,
                ByName = name != "" && c.CompanyId == companyId && known.NameKey == name,
                ByEmail = email != null && known.EmailKey == email,
                ByPhone = phone != null && known.PhoneKey == phone,
            })
            .Where(c => c.ByName || c.ByEmail || c.ByPhone)
            .OrderByDescending(c => c.CompanyId == companyId).ThenByDescending(c => c.ByEmail).ThenBy(c => c.Name)
            .ThenBy(c => c.Id)
            .Take(Limit)
            .ToListAsync(ct);
        var found = rows.DistinctBy(c => c.Id).Select(c => new Twin(
            c.Id,
            c.Name,
            string.Join(" · ",
                new[] { c.CompanyId == companyId ? "" : c.Company, c.Email, c.Phone }.Where(part => part.Length > 0)),
            c.ByEmail ? "Same email" : c.ByPhone ? "Same phone" : "Same name",
            $"/crm/contacts/{c.Id}"));
        return new TwinsFound([.. found], anyway, TwinWords.Contact, except);
    }
}
