namespace ErpCrm.Finance.Billing.Numbering;

internal static class SeriesWords
{
    /// <summary>English words, the key of their translation.</summary>
    public static string Of(SeriesFault fault) => fault switch
    {
        SeriesFault.Missing => "The number is missing",
        SeriesFault.HashBroken => "The content was changed",
        SeriesFault.ContentDiffers => "The document differs from what was issued",
        _ => "The date is before that of the number before",
    };
}
