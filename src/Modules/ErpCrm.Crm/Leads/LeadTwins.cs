using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Twins;
using ErpCrm.Platform;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Leads;

internal static class LeadTwins
{
    private const int Limit = 5;

    /// <summary>Leads with the same address or phone, which are asked about;
    /// people and companies that are known by them, which are shown.</summary>
    public static async Task<TwinsFound> TwinsAsync(this CrmDbContext db, ICurrentUser me, LeadForm form, Guid? except,
        CancellationToken ct)
    {
        var (email, phone, company) = (CompanyKeys.OfEmail(form.Email), PhoneNumbers.KeyOf(form.Phone),
            CompanyKeys.OfName(form.CompanyName ?? ""));
        var found = new List<Twin>();
        if (email is not null || phone is not null) found.AddRange(await LeadsAsync(db, me, email, phone, except, ct));
        if (me.Can(CrmPermissions.ViewCompanies)) found.AddRange(await KnownAsync(db, me, email, phone, company, ct));
        return new TwinsFound(found, form.Anyway, TwinWords.Lead, except);
    }

    /// <summary>Whether the lead is known by something else from now on.</summary>
    public static bool DiffersFrom(this LeadForm form, Lead lead) =>
        (CompanyKeys.OfEmail(form.Email), PhoneNumbers.KeyOf(form.Phone)) != (lead.EmailKey, lead.PhoneKey);

    private static async Task<IEnumerable<Twin>> LeadsAsync(CrmDbContext db, ICurrentUser me, string? email,
        string? phone, Guid? except, CancellationToken ct)
    {
        var rows = await db.Leads.AsNoTracking()
            .VisibleTo(me)
            .Where(l => l.Id != except
                && ((email != null && l.EmailKey == email) || (phone != null && l.PhoneKey == phone)))
            .OrderByDescending(l => l.CapturedAt)
            .Take(Limit)
            .Select(l => new { l.Id, l.Name, l.CompanyName, l.EmailKey })
            .ToListAsync(ct);
        return rows.Select(l => new Twin(
            l.Id,
            l.Name,
            l.CompanyName.Length > 0 ? l.CompanyName : null,
            email is not null && l.EmailKey == email ? "Lead with this email" : "Lead with this phone",
            $"/crm/leads/{l.Id}"));
    }

    private static async Task<IEnumerable<Twin>> KnownAsync(CrmDbContext db, ICurrentUser me, string? email,
        string? phone, string company, CancellationToken ct)
    {
        if (email is null && phone is null && company.Length == 0) return [];
        // What was merged is known by its old names and addresses too.
        var persons = db.Contacts.Where(c => (email != null && c.EmailKey == email)
            || (phone != null && c.PhoneKey == phone)).Select(c => c.MergedIntoId ?? c.Id);
        var firms = db.Companies.Where(c => (email != null && c.EmailKey == email)
            || (phone != null && c.PhoneKey == phone) || (company != "" && c.NameKey == company))
            .Select(c => c.MergedIntoId ?? c.Id);
        var people = db.Contacts.AsNoTracking().VisibleTo(me).Where(c => persons.Contains(c.Id))
            .OrderBy(c => c.Name).Take(Limit)
            .Select(c => new { IsPerson = true, c.Id, c.Name, Meta = c.Company!.Name });
        var companies = db.Companies.AsNoTracking().VisibleTo(me).Where(c => firms.Contains(c.Id))
            .OrderBy(c => c.Name).Take(Limit)
            .Select(c => new { IsPerson = false, c.Id, c.Name, Meta = c.Industry });
        var rows = await people.Concat(companies).ToListAsync(ct);
        return rows.Select(r => new Twin(
            r.Id, r.Name, r.Meta.Length > 0 ? r.Meta : null, r.IsPerson ? "Known contact" : "Known company",
            r.IsPerson ? $"/crm/contacts/{r.Id}" : $"/crm/companies/{r.Id}", Asks: false));
    }
}
