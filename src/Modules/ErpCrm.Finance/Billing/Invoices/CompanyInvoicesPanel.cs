using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>A company's newest invoices and what is open.</summary>
internal sealed class CompanyInvoicesPanel(FinanceDbContext db, ICurrentUser me, IBusinessClock clock) : PanelComponent
{
    private const int Newest = 6;

    public async Task<IViewComponentResult> InvokeAsync(Guid subject)
    {
        var invoices = db.Invoices.AsNoTracking().VisibleTo(me).Where(i => i.CompanyId == subject);
        var found = await NewestOf(invoices).Concat(OpenOf(invoices)).ToListAsync(HttpContext.RequestAborted);
        var lines = found.Where(l => l.Id is not null).OrderByDescending(l => l.On).ThenByDescending(l => l.Id)
            .ToList();
        var open = found.Where(l => l.Id is null).OrderBy(l => l.Currency, StringComparer.Ordinal)
            .Select(l => new Money(l.OpenAmount, l.Currency))
            .ToList();
        return Panel(new CompanyInvoices(subject, lines, open, clock.Today));
    }

    private static IQueryable<CompanyInvoice> NewestOf(IQueryable<Invoice> invoices) => invoices
        .OrderByDescending(i => i.IssuedOn ?? i.DraftedOn).ThenByDescending(i => i.Id).Take(Newest)
        .Select(i => new CompanyInvoice
        {
            Id = i.Id,
            Number = i.Number,
            Status = i.Status,
            IsOpen = i.IsOpen,
            Credited = i.CreditedAmount,
            BadDebt = i.BadDebtAmount,
            On = i.IssuedOn ?? i.DraftedOn,
            DueOn = i.DueOn,
            Currency = i.Currency,
            Gross = i.Gross,
            OpenAmount = i.OpenAmount,
        });

    // In the same question: a row for each currency.
    private static IQueryable<CompanyInvoice> OpenOf(IQueryable<Invoice> invoices) => invoices
        .Where(i => i.IsOpen)
        .GroupBy(i => i.Currency)
        .Select(g => new CompanyInvoice
        {
            Id = null,
            Number = null,
            Status = null,
            IsOpen = true,
            Credited = 0m,
            BadDebt = 0m,
            On = null,
            DueOn = null,
            Currency = g.Key,
            Gross = 0m,
            OpenAmount = g.Sum(i => i.OpenAmount),
        });
}

internal sealed record CompanyInvoices(Guid CompanyId, IReadOnlyList<CompanyInvoice> Rows, IReadOnlyList<Money> Open,
    DateOnly Today);

/// <summary>An invoice, or what is open in one currency.</summary>
internal sealed class CompanyInvoice
{
    /// <summary>Null for a sum.</summary>
    public required Guid? Id { get; init; }
    public required string? Number { get; init; }
    public required InvoiceStatus? Status { get; init; }
    public required bool IsOpen { get; init; }
    public required decimal Credited { get; init; }
    public required decimal BadDebt { get; init; }

    /// <summary>Issued, or drafted, on this day.</summary>
    public required DateOnly? On { get; init; }
    public required DateOnly? DueOn { get; init; }
    public required string Currency { get; init; }
    public required decimal Gross { get; init; }
    public required decimal OpenAmount { get; init; }

    public InvoiceState State => new(Status!.Value, IsOpen, DueOn, Gross, OpenAmount, Credited, BadDebt);
}
