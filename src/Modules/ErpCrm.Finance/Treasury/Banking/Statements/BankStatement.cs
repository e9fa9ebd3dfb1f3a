using ErpCrm.Finance.BankAccounts;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

internal enum StatementState
{
    /// <summary>Its file is here; nothing of it is in the books.</summary>
    Read,
    Imported,
    TakenBack,
}

internal enum StatementFormat
{
    Camt053,
    Mt940,
    Ofx,
    ClientBank1C,
    Table,
}

/// <summary>What a statement came to when it was imported.</summary>
/// <param name="Opening">Null where the file does not say.</param>
/// <param name="NewLines">Those that were not here yet.</param>
internal sealed record StatementSums(DateOnly From, DateOnly To, decimal? Opening, decimal? Closing, int Lines,
    int NewLines);

/// <summary>A statement of one bank account, with the file it came in.</summary>
internal sealed class BankStatement : Entity
{
    private BankStatement()
    {
    }

    public static BankStatement Of(BankAccount account, StatementFormat format, string fileName, StoredFile file,
        Guid byId, DateTime now) =>
        new()
        {
            BankAccountId = account.Id, Currency = account.Currency, Format = format,
            FileName = FileNames.Clean(fileName), Hash = file.Hash, Bytes = file.Bytes, UploadedById = byId,
            UploadedAt = now,
        };

    [NotAudited]
    public Guid BankAccountId { get; private set; }

    [NotAudited]
    public string Currency { get; private set; } = "";

    [NotAudited]
    public StatementFormat Format { get; private set; }

    public string FileName { get; private set; } = "";

    [NotAudited]
    public string Hash { get; private set; } = "";

    [NotAudited]
    public long Bytes { get; private set; }

    public StatementState State { get; private set; }

    /// <summary>The first day it covers; null until it is imported.</summary>
    [NotAudited]
    public DateOnly? From { get; private set; }

    [NotAudited]
    public DateOnly? To { get; private set; }

    [NotAudited]
    public decimal? Opening { get; private set; }

    [NotAudited]
    public decimal? Closing { get; private set; }

    [NotAudited]
    public int LineCount { get; private set; }

    /// <summary>Lines that came with it; the others were here already.</summary>
    [NotAudited]
    public int NewLineCount { get; private set; }

    /// <summary>What the account had in the books before its first statement and the bank did not say; posted against
    /// the opening balances because somebody said so.</summary>
    [NotAudited]
    public decimal OpeningDifference { get; private set; }

    /// <summary>1 unit of the currency = x base, of its first day.</summary>
    [NotAudited]
    public decimal OpeningRate { get; private set; } = 1;

    [NotAudited]
    public Guid UploadedById { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime UploadedAt { get; private set; }

    [NotAudited]
    public Guid? ImportedById { get; private set; }

    /// <summary>UTC.</summary>
    [NotAudited]
    public DateTime? ImportedAt { get; private set; }

    /// <summary>The business day on which it was taken back.</summary>
    [NotAudited]
    public DateOnly? TakenBackOn { get; private set; }

    /// <summary>Its new lines are in the books from now on.</summary>
    /// <param name="openingDifference">What the books lack to what the bank says, to be posted with it.</param>
    /// <param name="rate">1 unit of the currency = x base, of the first day.</param>
    public void Import(StatementSums sums, decimal openingDifference, decimal rate, Guid byId, DateTime now)
    {
        if (State == StatementState.Imported)
            throw new BusinessRuleException("This statement is imported already.");
        (From, To, Opening, Closing) = (sums.From, sums.To, sums.Opening, sums.Closing);
        (LineCount, NewLineCount) = (sums.Lines, sums.NewLines);
        (OpeningDifference, OpeningRate) = (openingDifference, rate);
        (State, ImportedById, ImportedAt, TakenBackOn) = (StatementState.Imported, byId, now, null);
    }

    public void TakeBack(DateOnly on)
    {
        if (State != StatementState.Imported)
            throw new BusinessRuleException("This statement is not imported.");
        (State, TakenBackOn) = (StatementState.TakenBack, on);
    }

    /// <summary>Only what was never imported goes.</summary>
    public void Discard()
    {
        if (ImportedAt is not null)
            throw new BusinessRuleException("A statement that was imported stays; take its import back.");
    }
}

internal sealed class BankStatementConfiguration : IEntityTypeConfiguration<BankStatement>
{
    public void Configure(EntityTypeBuilder<BankStatement> statement)
    {
        statement.ToTable("BankStatements");
        statement.Property(s => s.Currency).HasMaxLength(Currencies.CodeLength);
        statement.Property(s => s.OpeningRate).HasPrecision(18, 8);
        statement.Property(s => s.FileName).HasMaxLength(FileNames.MaxLength);
        statement.Property(s => s.Hash).HasMaxLength(StoredFile.HashLength);
        statement.HasOne<BankAccount>().WithMany().HasForeignKey(s => s.BankAccountId)
            .OnDelete(DeleteBehavior.Restrict);
        statement.HasIndex(s => s.UploadedAt);
        statement.HasIndex(s => new { s.BankAccountId, s.State, s.To });
    }
}
