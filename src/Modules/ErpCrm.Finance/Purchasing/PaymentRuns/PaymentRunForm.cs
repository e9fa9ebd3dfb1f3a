using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

/// <summary>What is paid together: of the bills that are due, those that are ticked.</summary>
internal sealed class PaymentRunForm
{
    /// <summary>Values a form may post: of some 1,500 bills.</summary>
    public const int PostedValues = 8192;

    public Guid? BankAccountId { get; set; }
    public string? Name { get; set; }
    public DateOnly? DueUntil { get; set; }
    public DateOnly? ExecuteOn { get; set; }
    public bool IsPerBill { get; set; }
    public List<RunLine> Lines { get; set; } = [];
    public int Version { get; set; }

    [BindNever]
    public PaymentRunContext? Context { get; private set; }

    public decimal Total => Lines.Where(l => l.IsChosen).Sum(l => l.Amount ?? 0);

    public PaymentRunTerms Terms() => new(Name!, DueUntil!.Value, ExecuteOn!.Value, IsPerBill);

    public IReadOnlyDictionary<Guid, decimal> Amounts() =>
        Lines.Where(l => l.IsChosen).DistinctBy(l => l.BillId).ToDictionary(l => l.BillId, l => l.Amount ?? 0);

    /// <summary>Everything that is due is proposed, in full.</summary>
    public void Propose(PaymentRunContext context)
    {
        Lines = [.. context.Proposals.Select(p => new RunLine { BillId = p.BillId, IsChosen = true, Amount = p.Open })];
        Context = context;
    }

    /// <summary>What was ticked and typed, for the bills as they are now.</summary>
    public void ShowIn(PaymentRunContext context)
    {
        Lines = [.. context.Proposals.Select(p => Lines.Find(l => l.BillId == p.BillId)
            ?? new RunLine { BillId = p.BillId, Amount = p.Open })];
        Context = context;
    }

    public static PaymentRunForm Of(PaymentRun run) => new()
    {
        BankAccountId = run.BankAccountId,
        Name = run.Name,
        DueUntil = run.DueUntil,
        ExecuteOn = run.ExecuteOn,
        IsPerBill = run.IsPerBill,
        Lines = [.. run.Items.Select(i => new RunLine { BillId = i.BillId, IsChosen = true, Amount = i.Amount })],
        Version = run.Version,
    };
}

/// <summary>A bill that is proposed.</summary>
internal sealed class RunLine
{
    public Guid BillId { get; set; }
    public bool IsChosen { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
}

/// <summary>What can be paid.</summary>
/// <param name="Run">Null for a new one.</param>
/// <param name="Currency">Of the chosen account.</param>
internal sealed record PaymentRunContext(PaymentRun? Run, string Currency, IReadOnlyList<RunProposal> Proposals,
    IReadOnlyList<SelectListItem> Accounts, DateOnly Today);

/// <summary>A bill that is due.</summary>
internal sealed record RunProposal(Guid BillId, string Number, string Supplier, DateOnly DueOn, decimal Open,
    bool HasAccount);

internal sealed class PaymentRunFormValidator : AbstractValidator<PaymentRunForm>
{
    public PaymentRunFormValidator()
    {
        RuleFor(f => f.BankAccountId).NotNull();
        RuleFor(f => f.Name).NotEmpty().MaximumLength(PaymentRun.NameLength);
        RuleFor(f => f.DueUntil).NotNull();
        RuleFor(f => f.ExecuteOn).NotNull();
        RuleForEach(f => f.Lines).ChildRules(line =>
            line.RuleFor(l => l.Amount).NotNull().GreaterThan(0).When(l => l.IsChosen));
    }
}
