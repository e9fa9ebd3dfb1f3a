using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Billing.Deposits;

/// <summary>What of a customer's deposits a draft deducts, net.</summary>
internal sealed class DeductionForm
{
    public int Version { get; set; }
    public List<DeductionLine> Lines { get; set; } = [];

    [BindNever]
    public DeductionContext? Context { get; private set; }

    /// <summary>What is deducted already; else as much as was paid, up to what the draft comes to.</summary>
    public static DeductionForm Of(int version, DeductionContext context)
    {
        var form = new DeductionForm { Version = version, Context = context };
        var rest = context.Net;
        foreach (var deposit in context.Deposits)
        {
            var amount = deposit.Deducted > 0 || context.IsDeducted
                ? deposit.Deducted
                : Math.Min(deposit.Left, Math.Max(0, rest));
            rest -= amount;
            form.Lines.Add(new DeductionLine { DepositId = deposit.Id, Amount = amount == 0 ? null : amount });
        }

        return form;
    }

    /// <summary>What was typed, for the draft and the deposits as they are now.</summary>
    public void ShowAgain(int version, DeductionContext context)
    {
        var typed = Lines;
        (Version, Context) = (version, context);
        Lines = [.. context.Deposits.Select(d => typed.Find(l => l.DepositId == d.Id)
            ?? new DeductionLine { DepositId = d.Id })];
    }

    /// <exception cref="BusinessRuleException">More than was paid, or no deposit of this customer.</exception>
    public void Apply(Invoice draft, IReadOnlyList<Invoice> deposits, Func<Invoice, string> describe)
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (deposits.FirstOrDefault(d => d.Id == Lines[i].DepositId) is not { } deposit) continue;
            try
            {
                draft.Deduct(deposit, Lines[i].Amount ?? 0, describe(deposit));
            }
            catch (BusinessRuleException e) when (e.Field is null)
            {
                throw new BusinessRuleException(e.Message, [.. e.Arguments]) { Field = $"Lines[{i}].Amount" };
            }
        }
    }
}

internal sealed class DeductionLine
{
    public Guid DepositId { get; set; }

    [Amount]
    public decimal? Amount { get; set; }
}

/// <summary>A deposit that a draft can deduct.</summary>
/// <param name="Left">Net, with what this draft deducts of it.</param>
internal sealed record OfferedDeposit(Guid Id, string Number, string? ProjectName, DateOnly IssuedOn, DateOnly? PaidOn,
    decimal Left, decimal Deducted);

/// <param name="Net">Of the draft, without what it deducts.</param>
internal sealed record DeductionContext(Guid InvoiceId, string CustomerName, string Currency, decimal Net,
    IReadOnlyList<OfferedDeposit> Deposits)
{
    public string Url => $"/finance/invoices/{InvoiceId}";

    public bool IsDeducted => Deposits.Any(d => d.Deducted > 0);
}

internal sealed class DeductionFormValidator : AbstractValidator<DeductionForm>
{
    public DeductionFormValidator() => RuleForEach(f => f.Lines).ChildRules(
        line => line.RuleFor(l => l.Amount).InclusiveBetween(0m, 100_000_000_000m));
}
