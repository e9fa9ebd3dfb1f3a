using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.VatRules;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>What a day of a recurring invoice comes to.</summary>
internal sealed record ComingInvoice(int Number, DateOnly On, BilledPeriod Period, decimal Gross);

/// <summary>Writes the draft of one time, in the customer's language. What is shown beforehand is the same draft,
/// thrown away.</summary>
internal sealed class RecurringInvoiceWriter(FinanceDbContext db, IStringLocalizer<FinanceText> texts)
{
    /// <exception cref="BusinessRuleException">It cannot be written as it is planned.</exception>
    public async Task<Invoice> WriteAsync(RecurringInvoice recurring, RecurringInvoiceOccurrence occurrence,
        DateOnly today, CancellationToken ct)
    {
        var (customer, project) = await PartiesAsync(recurring, ct);
        var plan = new WrittenFor(customer, project, today, await db.VatRules.RoundingOnAsync(today, ct));
        return Write(recurring, plan, occurrence.Number, occurrence.On);
    }

    /// <summary>The next days with what they come to; none where it cannot be written as it stands.</summary>
    public async Task<IReadOnlyList<ComingInvoice>> ComingAsync(RecurringInvoice recurring, int count,
        DateOnly today, CancellationToken ct)
    {
        try
        {
            var (customer, project) = await PartiesAsync(recurring, ct);
            return await ComingAsync(recurring, customer, project, count, today, ct);
        }
        catch (BusinessRuleException)
        {
            return [];
        }
    }

    /// <summary>The same for parties at hand.</summary>
    /// <exception cref="BusinessRuleException">It cannot be written as it stands.</exception>
    public async Task<IReadOnlyList<ComingInvoice>> ComingAsync(RecurringInvoice recurring, Customer customer,
        ProjectCopy? project, int count, DateOnly today, CancellationToken ct)
    {
        var plan = new WrittenFor(customer, project, today, await db.VatRules.RoundingOnAsync(today, ct));
        return
        [
            .. recurring.Coming().Take(count).Select((on, i) => (On: on, Number: recurring.NextNumber + i))
                .Select(next => new ComingInvoice(next.Number, next.On, recurring.PeriodOf(next.On),
                    Write(recurring, plan, next.Number, next.On).Gross)),
        ];
    }

    private async Task<(Customer Customer, ProjectCopy? Project)> PartiesAsync(RecurringInvoice recurring,
        CancellationToken ct)
    {
        var customer = await db.Customers.Standing().FirstOrDefaultAsync(c => c.Id == recurring.CompanyId, ct)
            ?? throw new BusinessRuleException("Its customer is not billed any more.");
        if (recurring.ProjectId is not { } id) return (customer, null);
        var project = await db.Projects.FirstOrDefaultAsync(p => p.Id == id, ct)
            ?? throw new BusinessRuleException("Its project is not there any more.");
        return (customer, project);
    }

    private Invoice Write(RecurringInvoice recurring, WrittenFor plan, int number, DateOnly on)
    {
        var (customer, project, today, rounding) = plan;
        using var speaking = new Speaking(customer.Language);
        var period = recurring.PeriodOf(on);
        var words = ServicePeriodWords.Of(period, number, texts);
        var invoice = new Invoice(customer, recurring.Currency, today);
        invoice.Change(Filled(recurring.Reference, words, RecurringInvoice.ReferenceLength),
            Filled(recurring.Notes, words, RecurringInvoice.NotesLength), recurring.PaymentTermDays);
        invoice.RoundVatAs(rounding);
        BilledPeriod? service = recurring.Covers == RecurringCovers.NoPeriod ? null : period;
        foreach (var line in recurring.Lines.OrderBy(l => l.Position))
            invoice.AddFree(project, line.ContentOf(words, service));
        if (recurring.PricesIncludeVat) invoice.Price(new InvoicePrices(0, 0, null, IncludeVat: true));
        if (project is not null) invoice.HandOver(new Dictionary<Guid, ProjectCopy> { [project.Id] = project });
        return invoice;
    }

    private static string? Filled(string? text, ServicePeriodWords words, int length)
    {
        if (text is null) return null;
        var filled = words.Fill(text);
        return filled.Length <= length ? filled : filled[..length];
    }

    private sealed record WrittenFor(Customer Customer, ProjectCopy? Project, DateOnly Today, VatRounding Rounding);
}
