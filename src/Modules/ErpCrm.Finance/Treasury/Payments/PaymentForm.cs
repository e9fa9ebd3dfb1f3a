using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Treasury.Payments;

internal sealed class PaymentForm
{
    /// <summary>The invoice whose page this payment was begun on.</summary>
    public Guid? InvoiceId { get; set; }

    public Guid? CompanyId { get; set; }
    public string? CompanyIdText { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public string Currency { get; set; } = "";
    public PaymentMethod Method { get; set; }

    /// <summary>Where it came in; the usual account of the currency when none is chosen.</summary>
    public Guid? BankAccountId { get; set; }

    public string? Reference { get; set; }
    public string? Note { get; set; }

    /// <summary>Nothing is used now: the whole amount stays the customer's credit.</summary>
    public bool KeepAsCredit { get; set; }

    /// <summary>Somebody asked to spread what is not used yet over the oldest due invoices.</summary>
    public bool SpreadRest { get; set; }

    public List<AllocationLine> Lines { get; set; } = [];

    [BindNever]
    public PaymentFormContext? Context { get; set; }

    /// <summary>What is not used for any invoice, as the lines stand.</summary>
    public decimal Rest => (Amount ?? 0) - Lines.Sum(l => l.Amount ?? 0);

    /// <summary>The amounts that were typed; when none was, what is proposed for the amount.</summary>
    public IReadOnlyList<PlannedAllocation> Plan(IReadOnlyList<OpenInvoice> open)
    {
        if (KeepAsCredit) return [];
        return Lines.Any(l => l.IsTyped) ? AllocationLine.PlanOf(Lines) : Proposed(open);
    }

    /// <summary>What the page proposes when something around the lines
    /// changes: amounts that somebody typed stay as they are.</summary>
    public IReadOnlyList<PlannedAllocation> Propose(IReadOnlyList<OpenInvoice> open)
    {
        if (KeepAsCredit) return [];
        var typed = Lines.Any(l => l.IsTyped && open.Any(i => i.Id == l.InvoiceId));
        var plan = typed ? AllocationLine.PlanOf(Lines.Where(l => open.Any(i => i.Id == l.InvoiceId))) : Proposed(open);
        return SpreadRest ? WithRest(plan, open) : plan;
    }

    /// <summary>The invoice one came from and those that the payer names, else the oldest due ones first.</summary>
    private IReadOnlyList<PlannedAllocation> Proposed(IReadOnlyList<OpenInvoice> open)
    {
        var named = open.OrderByDescending(i => i.Id == InvoiceId)
            .Where(i => i.Id == InvoiceId || i.IsNamedIn(Reference) || i.IsNamedIn(Note))
            .ToList();
        return named.Count > 0 ? AllocationPlan.NamedOnly(Amount ?? 0, named) : AllocationPlan.OldestFirst(Amount ?? 0,
            open);
    }

    private IReadOnlyList<PlannedAllocation> WithRest(IReadOnlyList<PlannedAllocation> plan,
        IReadOnlyList<OpenInvoice> open)
    {
        var used = plan.ToDictionary(p => p.InvoiceId, p => p.Amount);
        var rest = (Amount ?? 0) - used.Values.Sum();
        var more = AllocationPlan.OldestFirst(rest,
            open.Select(i => i with { Open = i.Open - used.GetValueOrDefault(i.Id) }));
        return [.. plan.Concat(more).GroupBy(p => p.InvoiceId)
            .Select(g => new PlannedAllocation(g.Key, g.Sum(p => p.Amount)))];
    }
}

/// <summary>What the payer owes and has left in the currency of the form; nothing without a payer.</summary>
/// <param name="Accounts">The company's own accounts.</param>
internal sealed record PaymentFormContext(IReadOnlyList<OpenInvoice> Open, IReadOnlyList<CustomerCredit> Credit,
    IReadOnlyList<SelectListItem> Accounts);

/// <summary>An open invoice with the part meant for it.</summary>
internal sealed class AllocationLine
{
    public Guid InvoiceId { get; set; }
    [Amount]
    public decimal? Amount { get; set; }

    /// <summary>What the page had proposed; another amount was typed by somebody.</summary>
    [Amount]
    public decimal? Proposed { get; set; }

    public bool IsTyped => (Amount ?? 0) != (Proposed ?? 0);

    public static IReadOnlyList<PlannedAllocation> PlanOf(IEnumerable<AllocationLine> lines) =>
        [.. lines.Where(l => l.Amount is not (null or 0))
            .Select(l => new PlannedAllocation(l.InvoiceId, l.Amount!.Value))];

    /// <summary>What was typed, in the order of the invoices as they are now.</summary>
    public static List<AllocationLine> InOrderOf(IEnumerable<OpenInvoice> open, List<AllocationLine> typed) =>
        [.. open.Select(i => typed.Find(l => l.InvoiceId == i.Id) ?? new AllocationLine { InvoiceId = i.Id })];

    public static List<AllocationLine> Of(IEnumerable<OpenInvoice> open, IReadOnlyList<PlannedAllocation> plan,
        IReadOnlyList<PlannedAllocation>? proposed = null) =>
    [
        .. open.Select(i => new AllocationLine
        {
            InvoiceId = i.Id,
            Amount = plan.FirstOrDefault(p => p.InvoiceId == i.Id)?.Amount,
            Proposed = proposed?.FirstOrDefault(p => p.InvoiceId == i.Id)?.Amount,
        }),
    ];
}

internal sealed class PaymentFormValidator : AbstractValidator<PaymentForm>
{
    public PaymentFormValidator()
    {
        RuleFor(f => f.CompanyId).NotNull();
        RuleFor(f => f.ReceivedOn).NotNull();
        RuleFor(f => f.Amount).NotNull().LessThanOrEqualTo(100_000_000_000m);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(3);
        RuleFor(f => f.Method).IsInEnum();
        RuleFor(f => f.Reference).MaximumLength(Payment.ReferenceLength);
        RuleFor(f => f.Note).MaximumLength(Payment.NoteLength);
    }
}
