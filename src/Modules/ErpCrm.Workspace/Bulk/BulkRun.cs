using System.Text.Json;
using System.Text.Json.Serialization;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Bulk;

internal enum BulkOutcome
{
    Done,

    /// <summary>It was so already.</summary>
    Nothing,

    Refused,
}

/// <summary>What became of one record.</summary>
/// <param name="Why">Of one that refused, in the language of the one who asked.</param>
/// <param name="Before">What it was, as the action says it.</param>
/// <param name="Title">What one was called that is gone now.</param>
internal sealed record BulkResult(
    Guid Id, BulkOutcome Outcome, string? Why = null, string? Before = null, string? Title = null)
{
    /// <summary>What was taken back has nothing before it any more.</summary>
    [JsonIgnore]
    public bool CanBeUndone => Outcome == BulkOutcome.Done && Before is not null;
}

/// <summary>
/// Something that somebody did with several records at once, kept for as long as it may be taken back. The records'
/// own history tells what happened to each; this tells what was asked of all.
/// </summary>
internal sealed class BulkRun
{
    public const int KeyLength = 80;
    public const int QueryLength = 4000;

    /// <summary>Days for which it is kept.</summary>
    public const int KeptDays = 30;

    private BulkRun()
    {
    }

    public Guid Id { get; private set; } = Ids.New();

    public Guid UserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Key of the list.</summary>
    public string List { get; private set; } = "";

    /// <summary>What the list showed.</summary>
    public string Query { get; private set; } = "";

    /// <summary>Key of the action.</summary>
    public string Act { get; private set; } = "";

    public string Answers { get; private set; } = "{}";

    public string Results { get; private set; } = "[]";

    /// <summary>UTC; from then on nothing of it can be taken back.</summary>
    public DateTime? UndoneAt { get; private set; }

    public int Version { get; private set; }

    public static BulkRun Begin(
        Guid user, DateTime utcNow, BulkForm form, IReadOnlyDictionary<string, IReadOnlyList<string>> answers)
    {
        var query = form.Query ?? "";
        return new BulkRun
        {
            UserId = user, At = utcNow, List = form.List!, Act = form.Act!,
            Query = query.Length > QueryLength ? "" : query, Answers = JsonSerializer.Serialize(answers),
        };
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> AnswersRead =>
        JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(Answers)!;

    public IReadOnlyList<BulkResult> ResultsRead => JsonSerializer.Deserialize<List<BulkResult>>(Results)!;

    public void Finish(IReadOnlyList<BulkResult> results) =>
        (Results, Version) = (JsonSerializer.Serialize(results), Version + 1);

    /// <summary>Once, unless it was interrupted: of two presses at the same moment one is refused by the version.
    /// </summary>
    public void BeginUndo()
    {
        if (UndoneAt is not null) throw new BusinessRuleException("This was taken back already.");
        Version++;
    }

    /// <summary>Whatever came of it: a second press does not begin again.</summary>
    public void EndUndo(DateTime utcNow) => (UndoneAt, Version) = (utcNow, Version + 1);
}

internal sealed class BulkRunConfiguration : IEntityTypeConfiguration<BulkRun>
{
    public void Configure(EntityTypeBuilder<BulkRun> builder)
    {
        builder.ToTable("BulkRuns");
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.List).HasMaxLength(BulkRun.KeyLength);
        builder.Property(r => r.Act).HasMaxLength(BulkRun.KeyLength);
        builder.Property(r => r.Query).HasMaxLength(BulkRun.QueryLength);
        builder.Property(r => r.Answers).HasMaxLength(-1);
        builder.Property(r => r.Results).HasMaxLength(-1);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.Ignore(r => r.AnswersRead);
        builder.Ignore(r => r.ResultsRead);
        builder.HasIndex(r => r.At);
        builder.HasIndex(r => new { r.UserId, r.At });
    }
}
