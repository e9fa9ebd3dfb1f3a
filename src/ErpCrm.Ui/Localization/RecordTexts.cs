using ErpCrm.Platform.Records;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Localization;

/// <summary>What kinds of records are called in the reader's language.</summary>
public static class RecordTexts
{
    public static string One(this IStringLocalizerFactory texts, RecordKind kind) =>
        texts.Create(kind.Words.Texts)[kind.Words.One];

    public static string Many(this IStringLocalizerFactory texts, RecordKind kind) =>
        texts.Create(kind.Words.Texts)[kind.Words.Many];
}
