using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Leads;

/// <summary>Finds the company and contact a lead belongs to, or makes them: by tax id, name and email, never a second time.</summary>
internal static class CompanyForLead
{
    private const int Limit = 5;

    public static async Task<IReadOnlyList<CompanySuggestion>> SuggestAsync(CrmDbContext db, ICurrentUser me, string? name, string? taxId, string? email, CancellationToken ct)
    {
        var (nameKey, taxKey) = (CompanyKeys.OfName(name ?? ""), CompanyKeys.OfTaxId(taxId));
        var (emailKey, domain) = (CompanyKeys.OfEmail(email), CompanyKeys.DomainOf(email));
        var rows = await db.Companies.AsNoTracking()
            .VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.OwnerId)
            .Select(c => new
            {
                c.Id,
                c.Name,
                c.Industry,
                ByTax = taxKey != null && c.TaxKey == taxKey,
                ByName = c.NameKey == nameKey,
                ByContact = emailKey != null && db.Contacts.Any(p => p.CompanyId == c.Id && p.EmailKey == emailKey),
                ByDomain = domain != null && (c.EmailDomain == domain || db.Contacts.Any(p => p.CompanyId == c.Id && p.EmailKey != null && p.EmailKey.EndsWith("@" + domain))),
            })
            .Where(c => c.ByTax || c.ByName || c.ByContact || c.ByDomain)
            .OrderByDescending(c => c.ByTax).ThenByDescending(c => c.ByName).ThenByDescending(c => c.ByContact).ThenBy(c => c.Name)
            .Take(Limit)
            .ToListAsync(ct);
        return [.. rows.Select(c => new CompanySuggestion(c.Id, c.Name, c.Industry.Length > 0 ? c.Industry : null,
            c.ByTax ? "Same tax id" : c.ByName ? "Same name" : c.ByContact ? "Contact has this email" : "Same email domain"))];
    }

    /// <summary>The chosen company, or the one that name or tax id belong to, or a new one. Null when the chosen one is not visible.</summary>
    public static async Task<Company?> FindOrMakeAsync(CrmDbContext db, ICurrentUser me, QualifyForm form, Guid? ownerId, string language, DateTime utcNow, CancellationToken ct)
    {
        if (form.CompanyId is { } chosen)
            return await db.Companies.VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.OwnerId).FirstOrDefaultAsync(c => c.Id == chosen, ct);
        if (await db.FindTwinAsync(form.CompanyName, form.TaxId, null, ct) is { } twin)
        {
            return await db.Companies.VisibleTo(me.AccessTo(CrmPermissions.ViewCompanies), c => c.OwnerId).FirstOrDefaultAsync(c => c.Id == twin.Id, ct)
                ?? throw new BusinessRuleException("This company is known already: {0}.", twin.Name) { Field = nameof(form.CompanyName) };
        }

        var company = new Company(
            new CompanyData
            {
                Name = form.CompanyName!,
                TaxId = form.TaxId ?? "",
                Email = form.ContactEmail ?? "",
                Phone = form.ContactPhone ?? "",
                Currency = form.Currency!,
                Language = language,
                OwnerId = ownerId,
            },
            utcNow);
        db.Companies.Add(company);
        return company;
    }

    /// <summary>The contact by email, else by name, else a new one; null when no name was given.</summary>
    public static async Task<Contact?> ContactAsync(CrmDbContext db, Company company, QualifyForm form, CancellationToken ct)
    {
        var (emailKey, nameKey) = (CompanyKeys.OfEmail(form.ContactEmail), Contact.KeyOf(form.ContactName ?? ""));
        var known = await db.Contacts.Where(c => c.CompanyId == company.Id && ((emailKey != null && c.EmailKey == emailKey) || (nameKey != "" && c.NameKey == nameKey)))
            .OrderByDescending(c => c.EmailKey == emailKey)
            .FirstOrDefaultAsync(ct);
        if (known is not null || nameKey.Length == 0) return known;

        var isFirst = !await db.Contacts.AnyAsync(c => c.CompanyId == company.Id, ct);
        var contact = new Contact(company.Id, new ContactData(form.ContactName!, "", form.ContactEmail ?? "", form.ContactPhone ?? "", ""), isFirst);
        db.Contacts.Add(contact);
        return contact;
    }
}
