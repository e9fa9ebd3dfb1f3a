using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>What the form of a recurring invoice offers, and whether what was chosen was offered.</summary>
internal sealed class RecurringInvoiceForms(FinanceDbContext db, RecurringInvoiceWriter writer, ICurrentUser me,
    IBusinessClock clock, IStringLocalizer<FinanceText> texts)
{
    /// <summary>So many of the next days are shown.</summary>
    public const int ShownComing = 12;

    /// <summary>Customers that the reader bills.</summary>
    public IQueryable<Customer> Billable => db.Customers.Standing()
        .VisibleTo(me.AccessTo(FinancePermissions.EditInvoices), c => c.OwnerId);

    /// <summary>Projects whose work the reader bills.</summary>
    public IQueryable<ProjectCopy> Projects =>
        db.Projects.AsNoTracking().VisibleTo(db, me.AccessTo(FinancePermissions.EditInvoices));

    /// <summary>What stands around the form.</summary>
    /// <param name="recurring">Null for a new one.</param>
    public async Task<RecurringFormContext> ContextAsync(RecurringInvoiceForm form, RecurringInvoice? recurring,
        CancellationToken ct)
    {
        var vat = (await TaxCalendar.LoadAsync(db, ct)).OfferedOn(clock.Today).ToList();
        var choices = vat.Select(r => (Key: VatChoice.KeyOf(r), Name: texts[r.Name].Value))
            .Concat((recurring?.Lines ?? []).Select(
                l => (Key: VatChoice.KeyOf(l.Rate), Name: LineTexts.Percent(l.VatPercent))))
            .Append((Key: VatChoice.KeyOf(0, null), Name: texts["No VAT"].Value))
            .DistinctBy(c => c.Key).ToList();
        var (coming, currency) = await ComingAsync(form, recurring, ct);
        return new RecurringFormContext(recurring, [.. choices.Select(c => new SelectListItem(c.Name, c.Key))],
            choices[0].Key) { Coming = coming, Currency = currency };
    }

    /// <summary>The next days of what is typed so far, with what they come to; none while it makes no sense.</summary>
    /// <param name="recurring">As it is planned now; null for a new one.</param>
    public async Task<(IReadOnlyList<ComingInvoice> Coming, string Currency)> ComingAsync(RecurringInvoiceForm form,
        RecurringInvoice? recurring, CancellationToken ct)
    {
        var asked = recurring?.CompanyId ?? form.CompanyId;
        var customer = await Billable.AsNoTracking().FirstOrDefaultAsync(c => c.Id == asked, ct);
        if (customer is null || form.FirstOn is null || !form.Lines.TrueForAll(l => l.IsComputable)) return ([], "");
        var project = form.ProjectId is { } id ? await Projects.FirstOrDefaultAsync(p => p.Id == id, ct) : null;
        var terms = form.Terms(customer.Currency);
        try
        {
            // A copy that is thrown away; what came before keeps its numbers.
            var planned = RecurringInvoice.Plan(customer, terms, me.Id, me.Name);
            if (recurring is not null) planned.BeginAfter(recurring);
            return (await writer.ComingAsync(planned, customer, project, ShownComing, clock.Today, ct),
                terms.Currency);
        }
        catch (BusinessRuleException)
        {
            return ([], "");
        }
    }

    /// <summary>What cannot be as it was chosen, by field.</summary>
    /// <param name="before">Null for a new one.</param>
    public async Task<IReadOnlyList<(string Field, string Message)>> WrongAsync(RecurringInvoiceForm form,
        RecurringInvoice? before, CancellationToken ct)
    {
        var wrong = new List<(string, string)>();
        var rates = form.Context!.VatRates.Select(r => r.Value).ToHashSet();
        for (var i = 0; i < form.Lines.Count; i++)
        {
            if (form.Lines[i].Vat is { Length: > 0 } vat && !rates.Contains(vat))
                wrong.Add(($"Lines[{i}].Vat", texts["Choose a rate of the list."]));
        }

        var companyId = before?.CompanyId ?? form.CompanyId;
        if (form.ProjectId is { } project && project != before?.ProjectId
            && !await Projects.AnyAsync(p => p.Id == project && p.CompanyId == companyId, ct))
            wrong.Add((nameof(form.ProjectId), texts["Choose a project of the customer."]));
        // As many as a year has: a mistyped year makes no hundred invoices.
        if (before is null && form.FirstOn < clock.Today.AddYears(-1))
            wrong.Add((nameof(form.FirstOn), texts["A recurring invoice begins a year back at most."]));
        return wrong;
    }
}
