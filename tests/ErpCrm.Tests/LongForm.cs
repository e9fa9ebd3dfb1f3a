namespace ErpCrm.Tests;

/// <summary>Tests whose evidence grows with repetition run short every
/// day, and long when <c>ERPCRM_LONG=1</c> asks for it.</summary>
internal static class LongForm
{
    public static bool IsAsked { get; } = Environment.GetEnvironmentVariable("ERPCRM_LONG") == "1";

    public static int Of(int everyDay, int @long) => IsAsked ? @long : everyDay;
}
