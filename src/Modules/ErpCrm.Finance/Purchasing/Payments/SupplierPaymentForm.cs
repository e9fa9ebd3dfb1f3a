using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>Money that goes to a supplier.</summary>
internal sealed class SupplierPaymentForm
{
    /// <summary>The bill whose page this payment was begun on.</summary>
    public Guid? BillId { get; set; }

    public Guid? SupplierId { get; set; }
    public string? SupplierIdText { get; set; }
    public DateOnly? PaidOn { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public string Currency { get; set; } = "";
    public PaymentMethod Method { get; set; }

    /// <summary>Where it goes out; the usual account of the currency when none is chosen.</summary>
    public Guid? BankAccountId { get; set; }

    public string? Reference { get; set; }
    public string? Note { get; set; }

    /// <summary>No bill is there yet: all of it is paid ahead.</summary>
    public bool IsAhead { get; set; }

    public List<BillPartLine> Lines { get; set; } = [];

    [BindNever]
    public SupplierPaymentContext? Context { get; set; }

    /// <summary>What pays no bill, as the lines stand.</summary>
    public decimal Rest => (Amount ?? 0) - Lines.Sum(l => l.Amount ?? 0);

    /// <summary>The amounts that were typed; when none was, what is proposed for the amount.</summary>
    /// <exception cref="SharedKernel.BusinessRuleException">A bill that was shown is paid already: nobody pays it a
    /// second time, ahead of the next one.</exception>
    public IReadOnlyList<PlannedBill> Plan(IReadOnlyList<OpenBill> open)
    {
        if (IsAhead) return [];
        if (Lines.Exists(l => l.Amount > 0 && open.All(b => b.Id != l.BillId)))
            throw SupplierSettlement.ChangedMeanwhile();
        return Lines.Any(l => l.IsTyped) ? BillPartLine.PlanOf(Lines) : Proposed(open);
    }

    /// <summary>What the page proposes when something around the lines changes: amounts that somebody typed stay as
    /// they are.</summary>
    public void Propose(IReadOnlyList<OpenBill> open)
    {
        var there = Lines.Where(l => open.Any(b => b.Id == l.BillId)).ToList();
        var isTyped = !IsAhead && there.Exists(l => l.IsTyped);
        var plan = IsAhead ? [] : isTyped ? BillPartLine.PlanOf(there) : Proposed(open);
        Lines = BillPartLine.Of(open, plan, isTyped ? [] : plan);
    }

    private IReadOnlyList<PlannedBill> Proposed(IReadOnlyList<OpenBill> open) => BillPlan.Spread(
        Amount ?? 0, open.Any(b => b.Id == BillId) ? open.Where(b => b.Id == BillId) : open);
}

/// <summary>What the supplier is owed and has of us in the currency of the form.</summary>
/// <param name="Ahead">Paid ahead or credited, in this currency.</param>
/// <param name="Accounts">The company's own accounts.</param>
internal sealed record SupplierPaymentContext(IReadOnlyList<OpenBill> Open, decimal Ahead,
    IReadOnlyList<SelectListItem> Accounts);

/// <summary>An open bill with the part meant for it.</summary>
internal sealed class BillPartLine
{
    public Guid BillId { get; set; }
    [Amount]
    public decimal? Amount { get; set; }

    /// <summary>What the page had proposed; another amount was typed by somebody.</summary>
    [Amount]
    public decimal? Proposed { get; set; }

    public bool IsTyped => (Amount ?? 0) != (Proposed ?? 0);

    public static IReadOnlyList<PlannedBill> PlanOf(IEnumerable<BillPartLine> lines) =>
        [.. lines.Where(l => l.Amount is not (null or 0)).Select(l => new PlannedBill(l.BillId, l.Amount!.Value))];

    /// <summary>What was typed, in the order of the bills as they are now.</summary>
    public static List<BillPartLine> InOrderOf(IEnumerable<OpenBill> open, List<BillPartLine> typed) =>
        [.. open.Select(b => typed.Find(l => l.BillId == b.Id) ?? new BillPartLine { BillId = b.Id })];

    public static List<BillPartLine> Of(IEnumerable<OpenBill> open, IReadOnlyList<PlannedBill> plan,
        IReadOnlyList<PlannedBill>? proposed = null) =>
    [
        .. open.Select(b => new BillPartLine
        {
            BillId = b.Id,
            Amount = plan.FirstOrDefault(p => p.BillId == b.Id)?.Amount,
            Proposed = proposed?.FirstOrDefault(p => p.BillId == b.Id)?.Amount,
        }),
    ];
}

internal sealed class SupplierPaymentFormValidator : AbstractValidator<SupplierPaymentForm>
{
    public SupplierPaymentFormValidator()
    {
        RuleFor(f => f.SupplierId).NotNull();
        RuleFor(f => f.PaidOn).NotNull();
        RuleFor(f => f.Amount).NotNull().LessThanOrEqualTo(100_000_000_000m);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(3);
        RuleFor(f => f.Method).IsInEnum();
        RuleFor(f => f.Reference).MaximumLength(SupplierPayment.ReferenceLength);
        RuleFor(f => f.Note).MaximumLength(SupplierPayment.NoteLength);
    }
}
