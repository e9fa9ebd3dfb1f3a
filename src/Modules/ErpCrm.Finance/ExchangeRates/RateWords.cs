namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Keys of texts for rates and where they come from.</summary>
internal static class RateWords
{
    public static string Of(RateSource source) => source switch
    {
        RateSource.ByHand => "Typed by hand",
        RateSource.Import => "Out of a file",
        _ => "A bank",
    };

    public static string Of(RateTrouble trouble) => trouble switch
    {
        RateTrouble.NotReached => "The bank could not be reached. It is tried again by itself.",
        RateTrouble.Refused => "The bank answered, but gave no file. It is tried again by itself.",
        _ => "What the bank gave could not be read as rates. Enter them by hand meanwhile.",
    };
}
