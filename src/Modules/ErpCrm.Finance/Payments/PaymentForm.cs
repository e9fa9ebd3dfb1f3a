using FluentValidation;

namespace ErpCrm.Finance.Payments;

internal sealed class PaymentForm
{
    public Guid? CompanyId { get; set; }
    public string? CompanyIdText { get; set; }
    public DateOnly? ReceivedOn { get; set; }
    public decimal? Amount { get; set; }
    public string Currency { get; set; } = "";
    public PaymentMethod Method { get; set; }
    public string? Reference { get; set; }
    public string? Note { get; set; }

    /// <summary>Nothing is used now: the whole amount stays the customer's credit.</summary>
    public bool KeepAsCredit { get; set; }

    public List<AllocationLine> Lines { get; set; } = [];

    /// <summary>The amounts that were typed; when none was, the oldest due invoices are settled first.</summary>
    public IReadOnlyList<PlannedAllocation> Plan(IReadOnlyList<OpenInvoice> open)
    {
        if (KeepAsCredit) return [];
        return Lines.Any(l => l.Amount is not null) ? AllocationLine.PlanOf(Lines) : AllocationPlan.OldestFirst(Amount ?? 0, open);
    }
}

/// <summary>An open invoice with the part meant for it.</summary>
internal sealed class AllocationLine
{
    public Guid InvoiceId { get; set; }
    public decimal? Amount { get; set; }

    public static IReadOnlyList<PlannedAllocation> PlanOf(IEnumerable<AllocationLine> lines) =>
        [.. lines.Where(l => l.Amount is not (null or 0)).Select(l => new PlannedAllocation(l.InvoiceId, l.Amount!.Value))];

    public static List<AllocationLine> Of(IEnumerable<OpenInvoice> open, IReadOnlyList<PlannedAllocation> plan) =>
        [.. open.Select(i => new AllocationLine { InvoiceId = i.Id, Amount = plan.FirstOrDefault(p => p.InvoiceId == i.Id)?.Amount })];
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
