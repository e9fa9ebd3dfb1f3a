using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using ErpCrm.Finance.Purchasing.PaymentRuns;

namespace ErpCrm.Tests.Finance.Purchasing.PaymentRuns;

/// <summary>What ISO 20022 says of the parts of pain.001 that are written: their order, how often, how long.</summary>
internal static class PainSchema
{
    private const string Text = """
        <xs:schema xmlns="NAMESPACE" xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="NAMESPACE"
          elementFormDefault="qualified">
          <xs:element name="Document"><xs:complexType><xs:sequence><xs:element name="CstmrCdtTrfInitn">
            <xs:complexType><xs:sequence>
              <xs:element name="GrpHdr"><xs:complexType><xs:sequence>
                <xs:element name="MsgId" type="T35"/><xs:element name="CreDtTm" type="xs:dateTime"/>
                <xs:element name="NbOfTxs" type="Count"/><xs:element name="CtrlSum" type="Sum"/>
                <xs:element name="InitgPty" type="Party"/>
              </xs:sequence></xs:complexType></xs:element>
              <xs:element name="PmtInf"><xs:complexType><xs:sequence>
                <xs:element name="PmtInfId" type="T35"/>
                <xs:element name="PmtMtd"><xs:simpleType><xs:restriction base="xs:string">
                  <xs:enumeration value="TRF"/></xs:restriction></xs:simpleType></xs:element>
                <xs:element name="NbOfTxs" type="Count"/><xs:element name="CtrlSum" type="Sum"/>
                DAY
                <xs:element name="Dbtr" type="Party"/>
                <xs:element name="DbtrAcct" type="Account"/><xs:element name="DbtrAgt" type="Agent"/>
                <xs:element name="CdtTrfTxInf" maxOccurs="unbounded"><xs:complexType><xs:sequence>
                  <xs:element name="PmtId"><xs:complexType><xs:sequence>
                    <xs:element name="EndToEndId" type="T35"/></xs:sequence></xs:complexType></xs:element>
                  <xs:element name="Amt"><xs:complexType><xs:sequence><xs:element name="InstdAmt"><xs:complexType>
                    <xs:simpleContent><xs:extension base="Sum"><xs:attribute name="Ccy" use="required" type="Code"/>
                    </xs:extension></xs:simpleContent></xs:complexType></xs:element></xs:sequence></xs:complexType>
                  </xs:element>
                  <xs:element name="CdtrAgt" type="Agent" minOccurs="0"/>
                  <xs:element name="Cdtr" type="Party"/><xs:element name="CdtrAcct" type="Account"/>
                  <xs:element name="RmtInf"><xs:complexType><xs:sequence><xs:element name="Ustrd" type="T140"/>
                  </xs:sequence></xs:complexType></xs:element>
                </xs:sequence></xs:complexType></xs:element>
              </xs:sequence></xs:complexType></xs:element>
            </xs:sequence></xs:complexType>
          </xs:element></xs:sequence></xs:complexType></xs:element>
          <xs:complexType name="Party"><xs:sequence><xs:element name="Nm" type="T140"/></xs:sequence></xs:complexType>
          <xs:complexType name="Account"><xs:sequence>
            <xs:element name="Id"><xs:complexType><xs:choice>
              <xs:element name="IBAN"><xs:simpleType><xs:restriction base="xs:string">
                <xs:pattern value="[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}"/></xs:restriction></xs:simpleType></xs:element>
              <xs:element name="Othr"><xs:complexType><xs:sequence><xs:element name="Id" type="T34"/></xs:sequence>
              </xs:complexType></xs:element></xs:choice></xs:complexType></xs:element>
            <xs:element name="Ccy" type="Code" minOccurs="0"/>
          </xs:sequence></xs:complexType>
          <xs:complexType name="Agent"><xs:sequence><xs:element name="FinInstnId"><xs:complexType><xs:sequence>
            <xs:element name="BICNAME" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string">
              <xs:pattern value="[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?"/></xs:restriction></xs:simpleType>
            </xs:element>
            <xs:element name="ClrSysMmbId" minOccurs="0"><xs:complexType><xs:sequence>
              <xs:element name="MmbId" type="T35"/></xs:sequence></xs:complexType></xs:element>
            <xs:element name="Nm" type="T140" minOccurs="0"/>
            <xs:element name="Othr" minOccurs="0"><xs:complexType><xs:sequence>
              <xs:element name="Id" type="T35"/></xs:sequence></xs:complexType></xs:element>
          </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType>
          <xs:simpleType name="Code"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]{3}"/></xs:restriction>
          </xs:simpleType>
          <xs:simpleType name="Count"><xs:restriction base="xs:string"><xs:pattern value="[0-9]{1,15}"/>
          </xs:restriction></xs:simpleType>
          <xs:simpleType name="Sum"><xs:restriction base="xs:decimal"><xs:minInclusive value="0"/>
            <xs:fractionDigits value="5"/><xs:totalDigits value="18"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="T34"><xs:restriction base="xs:string"><xs:minLength value="1"/>
            <xs:maxLength value="34"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="T35"><xs:restriction base="xs:string"><xs:minLength value="1"/>
            <xs:maxLength value="35"/></xs:restriction></xs:simpleType>
          <xs:simpleType name="T140"><xs:restriction base="xs:string"><xs:minLength value="1"/>
            <xs:maxLength value="140"/></xs:restriction></xs:simpleType>
        </xs:schema>
        """;

    /// <summary>Reads a message; fails where its edition would not let it be so.</summary>
    public static XElement Read(byte[] content, PainVersion version)
    {
        var isNew = version == PainVersion.V09;
        var schema = Text.Replace("NAMESPACE", Pain001.NamespaceOf(version), StringComparison.Ordinal)
            .Replace("BICNAME", isNew ? "BICFI" : "BIC", StringComparison.Ordinal)
            .Replace("DAY", isNew
                ? "<xs:element name=\"ReqdExctnDt\"><xs:complexType><xs:sequence><xs:element name=\"Dt\" type=\"xs:date\"/>"
                    + "</xs:sequence></xs:complexType></xs:element>"
                : "<xs:element name=\"ReqdExctnDt\" type=\"xs:date\"/>", StringComparison.Ordinal);
        var schemas = new XmlSchemaSet { XmlResolver = null };
        using (var reader = XmlReader.Create(new StringReader(schema))) schemas.Add(null, reader);
        var document = XDocument.Load(new MemoryStream(content));
        document.Validate(schemas, (_, wrong) => Assert.Fail(wrong.Message));
        return document.Root!;
    }
}
