using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Imports;

/// <summary>How far an import has come. What works goes on after a restart.</summary>
internal enum ImportState
{
    /// <summary>The file is there; its columns are not settled.</summary>
    Draft,
    Checking,
    Checked,
    Running,
    Done,

    /// <summary>It was stopped, or a row was wrong where all had to be right.</summary>
    Stopped,
    Undoing,
    Undone,
}

/// <summary>A file on its way to records: what of it was done is in the rows of the records' own modules.</summary>
internal sealed class ImportBatch
{
    /// <summary>How long it can be taken back; its file is kept a day longer.</summary>
    public static readonly TimeSpan UndoFor = TimeSpan.FromDays(30);

    private ImportBatch()
    {
    }

    public Guid Id { get; private set; } = Ids.New();

    /// <summary>Key of the kind of record.</summary>
    public string Kind { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public string Hash { get; private set; } = "";

    public long Bytes { get; private set; }

    public Guid AuthorId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC; null until it was run.</summary>
    public DateTime? RunAt { get; set; }

    /// <summary>UTC; of the last work that ended.</summary>
    public DateTime? EndedAt { get; set; }

    public ImportState State { get; set; }

    /// <summary>See <see cref="ImportSettings"/>.</summary>
    public string Settings { get; private set; } = "";

    /// <summary>The heads of its columns in one text: files with the same ones are read alike.</summary>
    public string Heads { get; private set; } = "";

    public int Rows { get; set; }

    /// <summary>Number of the last row that was taken.</summary>
    public int LastRow { get; set; }

    /// <summary>Of <see cref="Rows"/>, those that were taken.</summary>
    public int RowsDone { get; set; }

    public int Created { get; set; }
    public int Updated { get; set; }
    public int Skipped { get; set; }
    public int Refused { get; set; }

    /// <summary>Somebody asks the work to end.</summary>
    public bool IsStopAsked { get; private set; }

    /// <summary>Who works at it, and until when nobody else does.</summary>
    public Guid? WorkerId { get; private set; }

    public DateTime? ClaimedUntil { get; private set; }

    public int Version { get; private set; }

    public bool IsAtWork => State is ImportState.Checking or ImportState.Running or ImportState.Undoing;

    public bool WasRun => RunAt is not null;

    /// <summary>It ended amid its rows, and nothing of it was taken back.</summary>
    public bool CanGoOn => State == ImportState.Stopped && WasRun && LastRow > 0;

    public static ImportBatch Begin(string kind, string fileName, StoredFile file, By by) => new()
    {
        Kind = kind,
        FileName = FileNames.Clean(fileName),
        Hash = file.Hash,
        Bytes = file.Bytes,
        AuthorId = by.UserId,
        CreatedAt = by.At,
    };

    /// <summary>How it is to be read; what was checked before is settled anew.</summary>
    public void Settle(ImportSettings settings, string heads)
    {
        if (WasRun || IsAtWork) throw new BusinessRuleException("This import has begun. Its columns stay as they are.");
        (Settings, Heads, State) = (settings.ToJson(), heads, ImportState.Draft);
        Next();
    }

    /// <summary>From the first row on, for the work that begins.</summary>
    public void Begin(ImportState work)
    {
        (State, LastRow, RowsDone, IsStopAsked) = (work, 0, 0, false);
        if (work != ImportState.Undoing) (Created, Updated, Skipped, Refused) = (0, 0, 0, 0);
        (WorkerId, ClaimedUntil) = (null, null);
        Next();
    }

    public void Run(DateTime now)
    {
        if (State != ImportState.Checked) throw new BusinessRuleException("Check the file first.");
        if (ImportSettings.Of(Settings).AllOrNothing && Refused > 0)
            throw new BusinessRuleException("Some rows are wrong, and you chose all or nothing.");
        Begin(ImportState.Running);
        RunAt = now;
    }

    /// <summary>With the rows after the last one that was taken.</summary>
    public void GoOn()
    {
        if (!CanGoOn) throw new BusinessRuleException("There is nothing to go on with.");
        (State, IsStopAsked) = (ImportState.Running, false);
        Next();
    }

    public void TakeBack(DateTime now)
    {
        if (State is not (ImportState.Done or ImportState.Stopped) || !WasRun)
            throw new BusinessRuleException("There is nothing to take back.");
        if (!CanBeTakenBack(now))
            throw new BusinessRuleException("This import is more than {0} days old and stays.", UndoFor.Days);
        Begin(ImportState.Undoing);
    }

    public bool CanBeTakenBack(DateTime now) =>
        WasRun && State is ImportState.Done or ImportState.Stopped && now - RunAt <= UndoFor;

    public void AskToStop()
    {
        if (State is ImportState.Checking or ImportState.Running) IsStopAsked = true;
        Next();
    }

    public void Claim(Guid worker, DateTime until)
    {
        (WorkerId, ClaimedUntil) = (worker, until);
        Next();
    }

    public void End(ImportState state, DateTime now)
    {
        (State, EndedAt, IsStopAsked, WorkerId, ClaimedUntil) = (state, now, false, null, null);
        Next();
    }

    /// <summary>Of two who change it at once, one does.</summary>
    public void Next() => Version++;
}

/// <summary>What is wrong with a cell, or a row, told to whoever imports in his language.</summary>
internal sealed class ImportProblem
{
    public const int ValueLength = 200;
    public const int ReasonLength = 400;

    public long Id { get; private init; }

    public required Guid BatchId { get; init; }

    public required int Row { get; init; }

    /// <summary>Key of the column; empty for the row as a whole.</summary>
    public string Column { get; init; } = "";

    public string Value { get; init; } = "";

    public string Reason { get; init; } = "";
}

/// <summary>The first rows of a file, and what its sheets are called: what its pages show, without reading it
/// again.</summary>
internal sealed class ImportPreview
{
    public required Guid BatchId { get; init; }

    /// <summary>See <see cref="Preview"/>.</summary>
    public required string Content { get; set; }
}

internal static class ImportAccess
{
    /// <summary>Own imports; those of others as far as the permission to import reaches.</summary>
    public static IQueryable<ImportBatch> VisibleTo(this IQueryable<ImportBatch> batches, ICurrentUser me) =>
        batches.VisibleTo(me.AccessTo(WorkspacePermissions.Import), batch => batch.AuthorId);
}

internal sealed class ImportBatchConfiguration :
    IEntityTypeConfiguration<ImportBatch>, IEntityTypeConfiguration<ImportProblem>,
    IEntityTypeConfiguration<ImportPreview>
{
    public void Configure(EntityTypeBuilder<ImportBatch> batch)
    {
        batch.ToTable("Imports");
        batch.Property(b => b.Id).ValueGeneratedNever();
        batch.Property(b => b.Kind).HasMaxLength(RecordRef.KindLength);
        batch.Property(b => b.FileName).HasMaxLength(FileNames.MaxLength);
        batch.Property(b => b.Hash).HasMaxLength(StoredFile.HashLength);
        batch.Property(b => b.Settings).HasMaxLength(-1);
        batch.Property(b => b.Heads).HasMaxLength(64);
        batch.Property(b => b.Version).IsConcurrencyToken();
        batch.Ignore(b => b.IsAtWork).Ignore(b => b.WasRun).Ignore(b => b.CanGoOn);
        batch.HasIndex(b => new { b.AuthorId, b.CreatedAt });
        batch.HasIndex(b => b.State);
        batch.HasIndex(b => new { b.Kind, b.Heads, b.CreatedAt });
        batch.HasIndex(b => b.CreatedAt);
    }

    public void Configure(EntityTypeBuilder<ImportProblem> problem)
    {
        problem.ToTable("ImportProblems");
        problem.Property(p => p.Column).HasMaxLength(60);
        problem.Property(p => p.Value).HasMaxLength(ImportProblem.ValueLength);
        problem.Property(p => p.Reason).HasMaxLength(ImportProblem.ReasonLength);
        problem.HasIndex(p => new { p.BatchId, p.Row });
        problem.HasOne<ImportBatch>().WithMany().HasForeignKey(p => p.BatchId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ImportPreview> preview)
    {
        preview.ToTable("ImportPreviews");
        preview.HasKey(p => p.BatchId);
        preview.Property(p => p.Content).HasMaxLength(-1);
        preview.HasOne<ImportBatch>().WithOne().HasForeignKey<ImportPreview>(p => p.BatchId)
            .OnDelete(DeleteBehavior.Cascade);
    }
}
