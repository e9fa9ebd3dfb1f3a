using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Files;

/// <summary>Which files the company takes: one row, or none while nobody changed what is usual.</summary>
internal sealed class FileRules : Entity
{
    public const int EndingsLength = 400;

    /// <summary>The most that can be set; what one request may bring fits it.</summary>
    public const int MostMegabytes = 200;

    /// <summary>What runs when it is opened.</summary>
    public const string Programs =
        "exe msi msix com scr pif cpl dll sys bat cmd ps1 psm1 vbs vbe js jse mjs wsf wsh hta lnk url reg jar jnlp "
        + "sh bash run app dmg pkg deb rpm apk appimage iso img vhd";

    private const string Program = "exe";

    /// <summary>The only id: two people who save the first rules at once meet.</summary>
    public static readonly Guid TheId = new("0f000000-0000-7000-8000-000000000001");

    public FileRules() => Id = TheId;

    public int Megabytes { get; private set; } = 25;

    /// <summary>Endings that are taken, divided by spaces; empty for all that are not refused.</summary>
    public string Allowed { get; private set; } = "";

    /// <summary>Endings that are refused, divided by spaces.</summary>
    public string Refused { get; private set; } = Programs;

    public long MaxBytes => Megabytes * 1024L * 1024L;

    public void Change(int megabytes, string? allowed, string? refused) =>
        (Megabytes, Allowed, Refused) = (megabytes, Tidy(allowed), Tidy(refused));

    /// <summary>Whether a file is taken.</summary>
    /// <param name="head">Its first bytes: a program is one whatever it is called.</param>
    /// <exception cref="BusinessRuleException">It is empty, too large or of a kind that is not taken.</exception>
    public void Check(string name, long bytes, ReadOnlySpan<byte> head)
    {
        if (bytes == 0) throw Refusal("{0}: the file is empty.", name);
        if (bytes > MaxBytes) throw Refusal("{0}: a file may have at most {1} MB.", name, Megabytes);
        CheckName(name);
        if (FileTypes.IsProgram(head) && !Takes(Program)) throw Kind(name);
    }

    /// <summary>Whether a file called so is taken.</summary>
    /// <exception cref="BusinessRuleException">Its ending is of a kind that is not taken.</exception>
    public void CheckName(string name)
    {
        if (!Takes(FileNames.EndingOf(name))) throw Kind(name);
    }

    private static BusinessRuleException Kind(string name) =>
        Refusal("{0}: files of this kind are not taken.", name);

    private bool Takes(string ending) =>
        !Endings(Refused).Contains(ending) && (Allowed.Length == 0 || Endings(Allowed).Contains(ending));

    // People write ".pdf, .docx" as well as "pdf docx".
    private static string Tidy(string? endings) => string.Join(' ', Endings(endings ?? "").Distinct());

    private static IEnumerable<string> Endings(string text) =>
        text.ToLowerInvariant().Split([' ', ',', ';', '.', '*', '\r', '\n', '\t'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static BusinessRuleException Refusal(string message, params object[] arguments) =>
        new(message, arguments) { Field = FilesOfRecord.Field };
}

internal sealed class FileRulesConfiguration : IEntityTypeConfiguration<FileRules>
{
    public void Configure(EntityTypeBuilder<FileRules> builder)
    {
        builder.ToTable("FileRules");
        builder.Property(r => r.Allowed).HasMaxLength(FileRules.EndingsLength);
        builder.Property(r => r.Refused).HasMaxLength(FileRules.EndingsLength);
    }
}
