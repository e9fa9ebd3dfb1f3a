using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.Unbilled;

/// <summary>Makes several drafts: each is saved by itself, so that one that cannot be made keeps no other from it. Work
/// that a draft has taken is not open any more: the same again makes nothing twice.</summary>
internal sealed class ManyDrafts(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> texts)
{
    /// <summary>One draft bills so many pieces of work at most, as on the page of one client.</summary>
    private const int MostPieces = BillPage.Limit;

    /// <summary>Fills in what was made, and what was not and why.</summary>
    public async Task MakeAsync(ManyDraftsForm form, CancellationToken ct)
    {
        var chosen = form.Work.Select(ChosenWork.Read).OfType<ChosenWork>().Distinct().ToList();
        var drafts = chosen.GroupBy(w => (w.CompanyId, w.Currency,
            ProjectId: form.Per == DraftsPer.Project ? w.ProjectId : Guid.Empty)).ToList();
        var refused = new List<(string, string)>();
        foreach (var draft in drafts)
        {
            if (await RefusalAsync(draft.Key.CompanyId, draft.Key.Currency, [.. draft.Select(w => w.ProjectId)], form,
                ct) is { } why)
                refused.Add((await TitleAsync(draft.Key.CompanyId, draft.Key.ProjectId, ct), why));
            else form.Made++;
            db.ChangeTracker.Clear();
        }

        form.Refused = refused;
    }

    private async Task<string?> RefusalAsync(Guid companyId, string currency, List<Guid> projectIds,
        ManyDraftsForm form, CancellationToken ct)
    {
        try
        {
            await MakeOneAsync(companyId, currency, projectIds, form, ct);
            return null;
        }
        catch (BusinessRuleException refusal)
        {
            return refusal.Of(texts);
        }
        catch (DbUpdateConcurrencyException)
        {
            return texts["Somebody billed a part of this work a moment ago."];
        }
    }

    private async Task MakeOneAsync(Guid companyId, string currency, List<Guid> projectIds, ManyDraftsForm form,
        CancellationToken ct)
    {
        var customer = await db.Customers.Standing().FirstOrDefaultAsync(c => c.Id == companyId, ct)
            ?? throw new BusinessRuleException("Its customer is not billed any more.");
        var until = form.Until;
        var work = await db.Deliveries.VisibleTo(db, me.AccessTo(FinancePermissions.EditInvoices))
            .Where(d => d.CompanyId == companyId && d.Currency == currency && d.IsOpen && !d.NeedsPrice
                && d.DeliveredOn <= until && projectIds.Contains(d.ProjectId))
            .OrderBy(d => d.DeliveredOn).ThenBy(d => d.Id).Take(MostPieces + 1).ToListAsync(ct);
        if (work.Count == 0) throw new BusinessRuleException("Nothing is left to bill until that day.");
        if (work.Count > MostPieces)
            throw new BusinessRuleException("It has more than {0} pieces of work. Bill it on its own page.",
                MostPieces);
        var projects = await db.Projects.Where(p => projectIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var (vat, today) = (await TaxCalendar.LoadAsync(db, ct), clock.Today);
        var invoice = DraftWriter.Write(customer, currency, work, projects, form.Grouping, day => vat.On(day, today),
            today);
        invoice.RoundVatAs(await db.VatRules.RoundingOnAsync(today, ct));
        db.Add(invoice);
        await db.SaveChangesAsync(ct);
    }

    private async Task<string> TitleAsync(Guid companyId, Guid projectId, CancellationToken ct)
    {
        var name = await db.Customers.Where(c => c.Id == companyId).Select(c => c.Name).FirstOrDefaultAsync(ct);
        var project = await db.Projects.Where(p => p.Id == projectId).Select(p => p.Name).FirstOrDefaultAsync(ct);
        return project is null ? name ?? "" : $"{name}: {project}";
    }
}
