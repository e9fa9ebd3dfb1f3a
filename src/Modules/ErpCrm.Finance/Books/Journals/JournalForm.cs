using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Books.Journals;

/// <summary>An entry by hand: what stands around the lines, and the lines in their order.</summary>
internal sealed class JournalForm
{
    /// <summary>Values a form of lines may post: some 600 lines of their fields.</summary>
    public const int PostedValues = 8192;

    public DateOnly? Date { get; set; }
    public string? Reference { get; set; }
    public string? Text { get; set; }

    /// <summary>Day on which the opposite is posted by itself, as an accrual needs it.</summary>
    public DateOnly? ReversesOn { get; set; }

    public List<JournalLineForm> Lines { get; set; } = [];

    public List<ShareForm> Shares { get; set; } = [];

    [BindNever]
    public JournalFormContext? Context { get; private set; }

    /// <summary>Shows the form, and each of its lines, with what stands around them.</summary>
    public void ShowIn(JournalFormContext context)
    {
        Context = context;
        foreach (var line in Lines) line.Context = context;
        Shares = [.. context.Centres.Select(c => Shares.Find(s => s.CentreId == c.Id)
            ?? new ShareForm { CentreId = c.Id })];
    }

    /// <summary>Lines that say nothing are left out.</summary>
    public IReadOnlyList<(JournalLineForm Line, int Index)> Entered() =>
        [.. Lines.Select((line, i) => (line, i)).Where(l => !l.line.IsEmpty)];

    public IReadOnlyList<CentreShare> ChosenShares() =>
        [.. Shares.Where(s => s.Weight > 0).Select(s => new CentreShare(s.CentreId, s.Weight!.Value))];

    /// <summary>What is posted; only for a form without errors.</summary>
    public HandEntry ToEntry(string baseCurrency) => new(
        Date!.Value, Reference?.Trim(), Text?.Trim() ?? "", ReversesOn,
        [.. Entered().Select(l => l.Line.ToLine(baseCurrency))], ChosenShares());
}

/// <summary>One line of the form.</summary>
internal sealed class JournalLineForm
{
    /// <summary>Instead of a cost centre: divided over those that have a share.</summary>
    public const string Split = "split";

    public Guid? AccountId { get; set; }
    public string? AccountIdText { get; set; }
    public string? Text { get; set; }
    public Guid? PartyId { get; set; }
    public string? PartyIdText { get; set; }
    public Guid? ProjectId { get; set; }
    public string? ProjectIdText { get; set; }

    /// <summary>Id of a cost centre, or <see cref="Split"/>.</summary>
    public string? Centre { get; set; }

    public string? Currency { get; set; }
    [Amount]
    public decimal? Debit { get; set; }
    [Amount]
    public decimal? Credit { get; set; }

    /// <summary>Where the rate of the day does not hold; alone it is an exchange difference, negative on the credit
    /// side.</summary>
    [Decimals(3)]
    public decimal? Base { get; set; }

    [BindNever]
    public JournalFormContext? Context { get; set; }

    public bool IsEmpty => AccountId is null && (Debit ?? 0) == 0 && (Credit ?? 0) == 0 && (Base ?? 0) == 0
        && string.IsNullOrWhiteSpace(Text) && PartyId is null && ProjectId is null;

    public bool IsSplit => Centre == Split;

    /// <summary>Debit less credit, in its currency.</summary>
    public decimal Amount => (Debit ?? 0) - (Credit ?? 0);

    public HandLine ToLine(string baseCurrency)
    {
        var currency = Currencies.IsKnown(Currency) ? Currency! : baseCurrency;
        decimal? typed = currency == baseCurrency && Amount != 0 ? null : Base is null or 0 ? null : Base;
        // Beside an amount it says how much, the amount on which side.
        if (typed is { } much && Amount != 0) typed = Math.Sign(Amount) * Math.Abs(much);
        return new HandLine(
            AccountId ?? Guid.Empty, currency, Amount, typed,
            new LineOf(PartyId, null, ProjectId, null, Guid.TryParse(Centre, out var centre) ? centre : null,
                Text: Cut(Text)), IsSplit);
    }

    private static string? Cut(string? text) => text?.Trim() is { } trimmed && trimmed.Length > JournalLine.TextLength
        ? trimmed[..JournalLine.TextLength]
        : text?.Trim();
}

/// <summary>How much of what is split goes to a cost centre, in proportion to the others.</summary>
internal sealed class ShareForm
{
    public Guid CentreId { get; set; }
    [Decimals(4)]
    public decimal? Weight { get; set; }
}

/// <summary>A cost centre that can be chosen.</summary>
internal sealed record CentreOption(Guid Id, string Name);

/// <summary>What the form's page shows around it.</summary>
internal sealed record JournalFormContext(string BaseCurrency, IReadOnlyList<CentreOption> Centres);

internal sealed class JournalFormValidator : AbstractValidator<JournalForm>
{
    public JournalFormValidator()
    {
        RuleFor(f => f.Date).NotNull();
        RuleFor(f => f.Text).NotEmpty().MaximumLength(Journal.TextLength);
        RuleFor(f => f.Reference).MaximumLength(Journal.ReferenceLength);
        RuleForEach(f => f.Lines).SetValidator(new JournalLineFormValidator());
        RuleForEach(f => f.Shares).ChildRules(share =>
            share.RuleFor(s => s.Weight).InclusiveBetween(0, 1_000_000));
    }
}

internal sealed class JournalLineFormValidator : AbstractValidator<JournalLineForm>
{
    public JournalLineFormValidator()
    {
        When(l => !l.IsEmpty, () =>
        {
            RuleFor(l => l.AccountId).NotNull();
            RuleFor(l => l.Currency).Must(Currencies.IsKnown).When(l => !string.IsNullOrEmpty(l.Currency));
            RuleFor(l => l.Text).MaximumLength(JournalLine.TextLength);
            RuleFor(l => l.Debit).GreaterThanOrEqualTo(0);
            RuleFor(l => l.Credit).GreaterThanOrEqualTo(0);
        });
    }
}
