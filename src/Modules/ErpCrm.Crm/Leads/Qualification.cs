using ErpCrm.Contracts;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Duplicates;
using ErpCrm.Crm.Twins;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Leads;

/// <summary>
/// Company, contact and deal as somebody chose them. What looks alike
/// is asked about and never taken by itself; what was typed is kept, whatever is chosen.
/// </summary>
/// <param name="answered">Names of the choices that the form carries, be they empty.</param>
internal sealed class Qualification(CrmDbContext db, ICurrentUser me, QualifyForm form, Func<string, bool> answered)
{
    /// <summary>The open deal that was chosen; null makes a new one.</summary>
    public async Task<Deal?> DealAsync(CancellationToken ct)
    {
        if (form.CompanyId is { } marked && form.OtherCompanyId is { } found && marked != found)
            throw Refusal("Two companies are chosen. Choose “Another company”, or empty this field.",
                nameof(form.OtherCompanyId));
        if (form.DealId is not { } id) return null;
        var deal = await db.Deals.Include(d => d.Company).ChangeableBy(me).FirstOrDefaultAsync(d => d.Id == id, ct);
        if (deal is not { Status: DealStatus.Open })
            throw Refusal("This deal is not open any more.", nameof(form.DealId));
        if (form.KnownCompanyId is { } company && company != deal.CompanyId)
            throw Refusal("This deal belongs to {0}.", nameof(form.DealId), deal.Company!.Name);
        await LearnTaxIdAsync(deal.Company!, ct);
        return deal;
    }

    /// <summary>The company that was chosen, or the new one that was typed.</summary>
    public async Task<Company> CompanyAsync(string language, DateTime utcNow, CancellationToken ct)
    {
        if (form.KnownCompanyId is { } chosen)
        {
            var known = await db.Companies.VisibleTo(me).FirstOrDefaultAsync(c => c.Id == chosen, ct)
                ?? throw Refusal("This company cannot be found any more.", nameof(form.CompanyId));
            await LearnTaxIdAsync(known, ct);
            return known;
        }

        var twins = await db.TwinsAsync(me, form.CompanyTraits(), form.SeenCompanies, null, ct);
        var wasAnswered = answered(nameof(form.CompanyId)) || string.IsNullOrEmpty(form.SeenCompanies);
        if (!wasAnswered || !twins.AreDecided)
            throw Refusal("Choose one of these companies, or say that it is another one.", nameof(form.CompanyId));
        var company = new Company(
            new CompanyData
            {
                Name = form.CompanyName!,
                TaxId = form.TaxId ?? "",
                Email = form.ContactEmail ?? "",
                Phone = form.ContactPhone ?? "",
                Currency = form.Currency!,
                Language = language,
                OwnerId = form.OwnerId,
            },
            utcNow,
            isDistinct: twins.IsDistinct);
        db.Companies.Add(company);
        await db.KeepApartAsync(Kinds.Company, company.Id, twins, ct);
        return company;
    }

    /// <summary>The person that was chosen, or the new one that was typed; null when nobody was named.</summary>
    public async Task<Contact?> ContactAsync(Company company, CancellationToken ct)
    {
        var traits = form.ContactTraits();
        if (form.ContactId is { } chosen)
        {
            var known = await db.Contacts.Standing()
                .FirstOrDefaultAsync(c => c.Id == chosen && c.CompanyId == company.Id, ct)
                ?? throw Refusal("This contact belongs to another company.", nameof(form.ContactId));
            known.Learn(form.ContactName ?? "", form.ContactEmail ?? "", form.ContactPhone ?? "",
                isEmailTaken: await IsTakenAsync(company, known.Id, traits.EmailKey, ct));
            return known;
        }

        var alike = await QualifyChoices.PeopleAsync(db, me, company.Id, traits, ct);
        if (!answered(nameof(form.ContactId)) && alike.FirstOrDefault(p => p.IsSame) is { } same)
            return await db.Contacts.FirstAsync(c => c.Id == same.Id, ct);
        if (traits.NameKey.Length == 0) return null;
        var seen = TwinsFound.SeenIn(form.SeenContacts);
        if (alike.Count > 0 && (!answered(nameof(form.ContactId)) || !alike.All(p => seen.Contains(p.Id))))
            throw Refusal("Choose one of these people, or say that it is somebody else.", nameof(form.ContactId));

        var isFirst = !await db.Contacts.AnyAsync(c => c.CompanyId == company.Id, ct);
        var contact = new Contact(company.Id,
            new ContactData(form.ContactName!, "", form.ContactEmail ?? "", form.ContactPhone ?? "", ""), isFirst,
            isDistinct: alike.Count > 0 || await IsTakenAsync(company, null, traits.EmailKey, ct));
        db.Contacts.Add(contact);
        return contact;
    }

    // Also by somebody whom the reader may not see.
    private async Task<bool> IsTakenAsync(Company company, Guid? except, string? email, CancellationToken ct) =>
        email is not null && await db.Contacts.Standing().AnyAsync(
            c => c.CompanyId == company.Id && c.Id != except && c.EmailKey == email, ct);

    private async Task LearnTaxIdAsync(Company company, CancellationToken ct)
    {
        if (CompanyKeys.OfTaxId(form.TaxId) is not { } key || key == company.TaxKey) return;
        if (!me.Can(CrmPermissions.EditCompanies, company.OwnerId))
            throw Refusal("You may not change the tax id of {0}. Leave the field empty.", nameof(form.TaxId),
                company.Name);
        var others = db.Companies.Standing().Where(c => c.TaxKey == key && c.Id != company.Id);
        if (await others.VisibleTo(me).Select(c => c.Name).FirstOrDefaultAsync(ct) is { } other)
            throw Refusal("This is the tax id of {0}.", nameof(form.TaxId), other);
        // Of one that the reader does not see nothing is told: this one is kept beside it.
        company.LearnTaxId(form.TaxId!, isTaken: await others.AnyAsync(ct));
    }

    private static BusinessRuleException Refusal(string text, string field, params object[] arguments) =>
        new(text, arguments) { Field = field };
}
