using ErpCrm.Finance.Books.Accounts;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Books.Journals.Openings;

/// <summary>What stood on the accounts when the books began.</summary>
internal sealed class OpeningForm
{
    /// <summary>Values the form may post: some 500 accounts.</summary>
    public const int PostedValues = 2048;

    public DateOnly? Date { get; set; }

    [ComparedByRow]
    public List<OpeningLine> Lines { get; set; } = [];

    /// <summary>Of the account against which they are posted: it moves on with every change of them.</summary>
    public int Version { get; set; }

    [BindNever]
    public OpeningBooks? Context { get; set; }

    public static OpeningForm Of(OpeningBooks books) => new()
    {
        Date = books.Date,
        Version = books.Version,
        Context = books,
        Lines = [.. books.Rows.Where(r => r.IsByHand).Select(r => new OpeningLine
        {
            AccountId = r.Account.Id,
            Debit = r.ByHand > 0 ? r.ByHand : null,
            Credit = r.ByHand < 0 ? -r.ByHand : null,
        })],
    };

    /// <summary>What each account differs by from what is posted.</summary>
    /// <exception cref="BusinessRuleException">An amount has more decimals than the currency.</exception>
    public IReadOnlyList<(Guid AccountId, decimal Change)> Changes(OpeningBooks books)
    {
        var changes = new List<(Guid, decimal)>();
        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i];
            if (books.Rows.FirstOrDefault(r => r.Account.Id == line.AccountId && r.IsByHand) is not { } row)
                throw new BusinessRuleException("Choose an active account of the chart.")
                {
                    Field = $"Lines[{i}].Debit"
                };
            var typed = Exact(line.Debit, books, $"Lines[{i}].Debit") - Exact(line.Credit, books, $"Lines[{i}].Credit");
            if (typed != row.ByHand) changes.Add((row.Account.Id, typed - row.ByHand));
        }

        return changes;
    }

    private static decimal Exact(decimal? amount, OpeningBooks books, string field) =>
        Currencies.Exact(amount ?? 0, books.BaseCurrency, field);
}

/// <summary>What stood on one account.</summary>
internal sealed class OpeningLine
{
    public Guid AccountId { get; set; }
    [Amount]
    public decimal? Debit { get; set; }
    [Amount]
    public decimal? Credit { get; set; }
}

/// <summary>An account with what stands on it from the beginning, debits less credits.</summary>
/// <param name="ByHand">What this form entered.</param>
/// <param name="ByDocuments">What invoices, bills and bank accounts brought along.</param>
/// <param name="IsByHand">Whether it is entered here.</param>
internal sealed record OpeningRow(Account Account, decimal ByHand, decimal ByDocuments, bool IsByHand);

/// <summary>The opening balances as they are posted.</summary>
/// <param name="IsBegun">Whether some are posted: their day is settled then.</param>
internal sealed record OpeningBooks(
    IReadOnlyList<OpeningRow> Rows, DateOnly Date, bool IsBegun, int Version, string BaseCurrency)
{
    /// <summary>What is left on the account against which all of them are posted, when everything is entered.</summary>
    public decimal Left => -Rows.Sum(r => r.ByHand + r.ByDocuments);
}

internal sealed class OpeningFormValidator : AbstractValidator<OpeningForm>
{
    public OpeningFormValidator()
    {
        RuleFor(f => f.Date).NotNull();
        RuleForEach(f => f.Lines).ChildRules(line =>
        {
            line.RuleFor(l => l.Debit).GreaterThanOrEqualTo(0);
            line.RuleFor(l => l.Credit).GreaterThanOrEqualTo(0);
        });
    }
}
