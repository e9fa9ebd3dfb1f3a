using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Reading;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

internal enum BankLineState
{
    /// <summary>Its money lies on the suspense account until somebody says what it is.</summary>
    Unmatched,
    Matched,

    /// <summary>Its import was taken back.</summary>
    TakenBack,
}

/// <summary>
/// A line of a statement: money that moved on a bank account. In the books from the moment it is imported; what it is,
/// its matches say. Nothing of it changes but that.
/// </summary>
internal sealed class BankLine : Entity
{
    public const int TextLength = 500;
    public const int PartyLength = 200;
    public const int AccountLength = 60;
    public const int TaxIdLength = 40;
    public const int KeyLength = 120;
    private readonly List<BankMatch> _matches = [];

    private BankLine()
    {
    }

    /// <param name="key">What tells it from every other line of its account.</param>
    /// <param name="rate">1 unit of the account's currency = x base, of its day.</param>
    public BankLine(BankStatement statement, ReadLine read, string key, int position, decimal rate,
        string baseCurrency)
    {
        (StatementId, BankAccountId, Currency) = (statement.Id, statement.BankAccountId, statement.Currency);
        (Key, Position, On, Amount, BalanceAfter) = (key, position, read.On, read.Amount, read.BalanceAfter);
        (Text, PartyName) = (Cut(read.Text, TextLength), Cut(read.PartyName, PartyLength));
        (PartyAccount, PartyTaxId) = (Cut(read.PartyAccount, AccountLength), Cut(read.PartyTaxId, TaxIdLength));
        ExchangeRate = rate;
        BaseAmount = Currencies.Limited(Rounding.Round(Amount * rate, baseCurrency), null);
        PayerKey = PayerKeys.Of(PartyAccount, PartyTaxId, PartyName, Text);
        SearchText = SharedKernel.SearchText.Of(PartyName, Text, PartyTaxId, PartyAccount);
    }

    [NotAudited]
    public Guid BankAccountId { get; private set; }

    [NotAudited]
    public Guid StatementId { get; private set; }

    /// <summary>In its file.</summary>
    [NotAudited]
    public int Position { get; private set; }

    [NotAudited]
    public string Key { get; private set; } = "";

    /// <summary>The day the bank booked it.</summary>
    [NotAudited]
    public DateOnly On { get; private set; }

    /// <summary>Positive came in, negative went out.</summary>
    [NotAudited]
    public decimal Amount { get; private set; }

    [NotAudited]
    public string Currency { get; private set; } = "";

    /// <summary>1 unit of the currency = x base, of its day.</summary>
    [NotAudited]
    public decimal ExchangeRate { get; private set; }

    [NotAudited]
    public decimal BaseAmount { get; private set; }

    /// <summary>What was on the account after it, where the statement says so.</summary>
    [NotAudited]
    public decimal? BalanceAfter { get; private set; }

    /// <summary>What the payer or the bank wrote.</summary>
    [NotAudited]
    public string Text { get; private set; } = "";

    /// <summary>Who paid, or was paid; empty where the statement does not say.</summary>
    [NotAudited]
    public string PartyName { get; private set; } = "";

    [NotAudited]
    public string PartyAccount { get; private set; } = "";

    [NotAudited]
    public string PartyTaxId { get; private set; } = "";

    /// <summary>By what lines of the same payer are told (<see cref="PayerKeys"/>).</summary>
    [NotAudited]
    public string PayerKey { get; private set; } = "";

    public BankLineState State { get; private set; }

    /// <summary>The business day on which it was matched; null while it is not.</summary>
    public DateOnly? MatchedOn { get; private set; }

    /// <summary>The business day on which its last match, or it itself, was taken back.</summary>
    [NotAudited]
    public DateOnly? UndoneOn { get; private set; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    /// <summary>Those that hold and those that were taken back.</summary>
    public IReadOnlyList<BankMatch> Matches => _matches;

    public IEnumerable<BankMatch> Holding => _matches.Where(m => m.UndoneAt is null);

    /// <summary>Says what all of its money is.</summary>
    /// <param name="on">The business day from which it is so.</param>
    public void Match(IReadOnlyList<BankMatch> parts, DateOnly on)
    {
        if (State != BankLineState.Unmatched) throw new BusinessRuleException("This line is matched already.");
        var matched = parts.Sum(p => p.Amount);
        if (matched != Amount)
            throw new BusinessRuleException("The parts come to {0}, the line is {1} {2}.", matched, Amount, Currency);
        (State, MatchedOn) = (BankLineState.Matched, on);
        _matches.AddRange(parts);
    }

    /// <summary>Opens it again.</summary>
    /// <param name="on">The business day from which it is open.</param>
    public void Undo(Guid byId, DateTime now, DateOnly on)
    {
        if (State != BankLineState.Matched) throw new BusinessRuleException("This line is not matched.");
        foreach (var match in Holding) match.Undo(byId, now);
        (State, MatchedOn, UndoneOn) = (BankLineState.Unmatched, null, on);
    }

    /// <summary>Its import is taken back: the same line can be imported again.</summary>
    public void TakeBack(DateOnly on)
    {
        if (State != BankLineState.Unmatched)
            throw new BusinessRuleException("A line of this statement is matched. Undo that first.");
        (State, UndoneOn) = (BankLineState.TakenBack, on);
        Key = $"{Key}~{Id:N}";
    }

    private static string Cut(string? text, int length)
    {
        var plain = text?.Trim() ?? "";
        if (plain.Length <= length) return plain;
        // Half of a pair is no character.
        return char.IsHighSurrogate(plain[length - 1]) ? plain[..(length - 1)] : plain[..length];
    }
}

internal sealed class BankLineConfiguration : IEntityTypeConfiguration<BankLine>
{
    public void Configure(EntityTypeBuilder<BankLine> line)
    {
        line.ToTable("BankLines");
        line.Property(l => l.Key).HasMaxLength(BankLine.KeyLength);
        line.Property(l => l.Currency).HasMaxLength(Currencies.CodeLength);
        line.Property(l => l.ExchangeRate).HasPrecision(18, 8);
        line.Property(l => l.Text).HasMaxLength(BankLine.TextLength);
        line.Property(l => l.PartyName).HasMaxLength(BankLine.PartyLength);
        line.Property(l => l.PartyAccount).HasMaxLength(BankLine.AccountLength);
        line.Property(l => l.PartyTaxId).HasMaxLength(BankLine.TaxIdLength);
        line.Property(l => l.PayerKey).HasMaxLength(PayerKeys.Length);
        line.Property(l => l.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        line.Ignore(l => l.Holding);
        line.HasMany(l => l.Matches).WithOne().HasForeignKey(m => m.LineId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<BankStatement>().WithMany().HasForeignKey(l => l.StatementId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<BankAccount>().WithMany().HasForeignKey(l => l.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => new { l.BankAccountId, l.Key }).IsUnique();
        line.HasIndex(l => new { l.BankAccountId, l.State, l.On });
        line.HasIndex(l => new { l.State, l.On });
        line.HasIndex(l => l.On);
        line.HasIndex(l => new { l.StatementId, l.Position });
    }
}
