using System.Globalization;
using System.Text;

namespace ErpCrm.Documents.Pdf;

/// <summary>How values are written between objects.</summary>
internal static class PdfSyntax
{
    public static string Text(string text) => Ascii.IsValid(text)
        ? "(" + text.Replace("\\", "\\\\").Replace("(", "\\(").Replace(")", "\\)").Replace("\r", "\\r")
            .Replace("\n", "\\n") + ")"
        : "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    /// <summary>A name; bytes with a meaning of their own are escaped.</summary>
    public static string Name(string name)
    {
        var escaped = new StringBuilder("/");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || b is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'+')
            {
                escaped.Append((char)b);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{b:X2}");
            }
        }

        return escaped.ToString();
    }

    public static string Date(DateTime utc) => utc.ToString("'(D:'yyyyMMddHHmmss'Z)'", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    public static string Reference(int id) => string.Create(CultureInfo.InvariantCulture, $"{id} 0 R");

    public static string References(IEnumerable<int> ids) => string.Join(' ', ids.Select(Reference));
}
