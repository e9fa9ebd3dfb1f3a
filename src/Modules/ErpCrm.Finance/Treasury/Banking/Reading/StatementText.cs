using System.Text;
using System.Text.Unicode;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>Letters of a statement: UTF-8 where it is that, otherwise what banks here write.</summary>
internal static class StatementText
{
    private const string DosMark = "Кодировка=DOS";
    private const char Mark = '\uFEFF';

    public static string Of(byte[] content)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(content).TrimStart(Mark);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(content).TrimStart(Mark);
        if (Utf8.IsValid(bytes)) return Encoding.UTF8.GetString(content).TrimStart(Mark);
        var dos = Page(866).GetString(content);
        return dos.Contains(DosMark, StringComparison.OrdinalIgnoreCase) ? dos : Page(1251).GetString(content);
    }

    private static Encoding Page(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.Latin1;
}
